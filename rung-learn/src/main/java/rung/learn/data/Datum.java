package rung.learn.data;

import java.util.List;

/** One thing that a functional can be measured on. */
public sealed interface Datum {
  /** What every datum has. */
  Facts facts();

  /** The systems that it needs, in the order of the file, each once. */
  List<NamedSystem> systems();

  /** Its type in files. */
  String type();

  /** Its name, unique in its set. */
  default String id() {
    return facts().id();
  }

  /**
   * What every datum has.
   *
   * @param id name, unique in its set
   * @param weight relative weight in the loss
   * @param cite source of the reference
   * @param where file and line
   */
  record Facts(String id, double weight, String cite, String where) {}

  /**
   * A system in a reaction.
   *
   * @param system the system
   * @param coefficient stoichiometric number, negative for what is used up
   */
  record Term(NamedSystem system, double coefficient) {}

  /**
   * An energy difference Σ_s ν_s E_s: an atomization, an ionization, any reaction.
   *
   * @param type {@code reaction} or {@code ionization}
   * @param terms systems and stoichiometric numbers ν
   * @param valueHartree reference
   * @param uncertaintyHartree of the reference, zero if not stated
   */
  record Reaction(
      Facts facts, String type, List<Term> terms, double valueHartree, double uncertaintyHartree)
      implements Datum {
    /** Copies the list. */
    public Reaction {
      terms = List.copyOf(terms);
    }

    @Override
    public List<NamedSystem> systems() {
      return terms.stream().map(Term::system).toList();
    }

    /** Largest number of atoms among the systems: how many atoms an atomization makes. */
    public int atoms() {
      return terms.stream().mapToInt(t -> t.system().molecule().atoms().size()).max().orElse(1);
    }
  }

  /**
   * A whole electron density.
   *
   * @param system the system
   * @param reference a Molden file with natural orbitals and occupations
   */
  record Density(Facts facts, NamedSystem system, DataSource reference) implements Datum {
    @Override
    public List<NamedSystem> systems() {
      return List.of(system);
    }

    @Override
    public String type() {
      return "density";
    }
  }
}
