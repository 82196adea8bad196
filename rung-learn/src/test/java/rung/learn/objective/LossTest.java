package rung.learn.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rung.learn.config.LossOptions;
import rung.learn.data.Datum;
import rung.learn.data.LossForm;
import rung.learn.data.NamedSystem;
import rung.learn.data.ReactionDatum;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.system.Units;

class LossTest {
  private static final double KCAL = Units.KCAL_PER_MOL_PER_HARTREE;
  private static final Element HYDROGEN = new Element(1, "H");
  private static final NamedSystem ATOM =
      new NamedSystem("h", new Molecule(List.of(new Atom(HYDROGEN, 0, 0, 0, false)), 0, 1));
  private static final NamedSystem MOLECULE =
      new NamedSystem(
          "h2",
          new Molecule(
              List.of(new Atom(HYDROGEN, 0, 0, 0, false), new Atom(HYDROGEN, 0, 0, 1.4, false)),
              0,
              0));

  private static ReactionDatum atomization(double weight) {
    return new ReactionDatum(
        new Datum.Facts("h2", weight, "", ""),
        "reaction",
        List.of(new ReactionDatum.Term(MOLECULE, -1), new ReactionDatum.Term(ATOM, 2)),
        100 / KCAL,
        0);
  }

  private static Loss.Value value(LossOptions options, double errorKcal, Datum... data) {
    double atomization = (100 + errorKcal) / KCAL;
    return new Loss(options)
        .of(List.of(data), d -> List.of(new double[] {-atomization}, new double[] {0}));
  }

  private static LossOptions squared(boolean perAtom) {
    return options(0.5, Double.POSITIVE_INFINITY, perAtom);
  }

  private static LossOptions options(double energy, double delta, boolean perAtom) {
    return new LossOptions(Map.of("energy", energy), new LossForm(delta, perAtom));
  }

  @Test
  void energiesEnterAsWeightedMeanSquaresOfKcalPerMol() {
    Loss.Value value = value(squared(false), 3, atomization(1), atomization(3));
    assertThat(value.total()).isCloseTo(0.5 * 9, within(1e-9));
    assertThat(value.shares().get(1).factor()).isCloseTo(0.5 * 0.75, within(1e-12));
    assertThat(value.shares().get(0).error()).isCloseTo(3, within(1e-9));
  }

  @Test
  void statedUncertaintiesWeighDataAsOneOverTheirSquares() {
    ReactionDatum plain = atomization(1);
    ReactionDatum sure =
        new ReactionDatum(plain.facts(), plain.type(), plain.terms(), 103 / KCAL, 0.5 / KCAL);
    LossOptions options =
        new LossOptions(Map.of(), LossForm.SQUARED, LossOptions.Scale.UNCERTAINTY);
    // errors 3 with weight 1 (nothing stated) and 0 with weight 1/0.5²
    assertThat(value(options, 3, plain, sure).total()).isCloseTo(9 / 5.0, within(1e-9));
  }

  @Test
  void anErrorPerAtomIsDividedByTheAtomsOfTheMolecule() {
    assertThat(value(squared(true), 3, atomization(1)).total()).isCloseTo(0.5 * 2.25, within(1e-9));
  }

  @Test
  void aHuberLossIsAParabolaInsideAndALineOutside() {
    LossOptions huber = options(1, 2, false);
    assertThat(value(huber, 1, atomization(1)).total()).isCloseTo(1, within(1e-9));
    assertThat(value(huber, 5, atomization(1)).total()).isCloseTo(2 * (2 * 5 - 2), within(1e-9));
    assertThat(value(huber, -5, atomization(1)).total()).isCloseTo(16, within(1e-9));
  }

  @Test
  void theSlopeOfAFailedDatumIsBoundedAndItsErrorIsInNoMean() {
    Loss loss = new Loss(squared(false));
    List<Datum> data = List.of(atomization(1), atomization(1));
    double[] energies = {1e6, 3};
    Iterator<Double> next = List.of(energies[0], energies[1]).iterator();
    Loss.Value value =
        loss.of(
            data,
            d -> List.of(new double[] {-(100 + next.next()) / KCAL}, new double[] {0}),
            new Failed(1)::once);
    assertThat(value.shares().get(0).failed()).isTrue();
    assertThat(value.shares().get(1).failed()).isFalse();
    // 0.5 · ½ · the slope 2 · 20 of the line, for each kcal/mol
    assertThat(Math.abs(value.shares().get(0).slopes().get(0)[0]))
        .isCloseTo(0.25 * 40 * KCAL, within(1e-6));
    assertThat(value.meanErrors().get("energy")).isCloseTo(3, within(1e-9));
  }

  /** What is no number adds what no parameter changes, and is in no mean. */
  @Test
  void whatIsNoNumberIsLeftOut() {
    Loss loss = new Loss(squared(false));
    Iterator<Double> next = List.of(Double.NaN, -103 / KCAL, Double.NaN).iterator();
    Loss.Value two =
        loss.of(
            List.of(atomization(1), atomization(1)),
            d -> List.of(new double[] {next.next()}, new double[] {0}),
            new Failed(1)::once);
    Loss.Share left = two.shares().getFirst();
    assertThat(two.total() - left.factor() * left.loss()).isCloseTo(0.25 * 9, within(1e-9));
    assertThat(left.leftOut()).isTrue();
    assertThat(left.slopes()).allSatisfy(s -> assertThat(s).containsOnly(0.0));
    assertThat(two.meanErrors().get("energy")).isCloseTo(3, within(1e-9));
    assertThat(two.empty()).isFalse();
    Loss.Value none =
        loss.of(
            List.of(atomization(1)),
            d -> List.of(new double[] {next.next()}, new double[] {0}),
            d -> true);
    assertThat(none.empty()).isTrue();
    assertThat(none.total()).isFinite();
  }

  /** The first data fail. */
  private static final class Failed {
    private int left;

    Failed(int left) {
      this.left = left;
    }

    boolean once(Datum datum) {
      return left-- > 0;
    }
  }

  @Test
  void theSlopeIsTheDerivativeWithRespectToTheReactionEnergyInHartree() {
    for (LossOptions options :
        List.of(squared(true), options(1, 2, false), options(1, 0.5, true))) {
      double h = 1e-4;
      double quotient =
          (value(options, 3 + h, atomization(1)).total()
                  - value(options, 3 - h, atomization(1)).total())
              / (2 * h)
              * KCAL;
      List<double[]> slopes = value(options, 3, atomization(1)).shares().get(0).slopes();
      assertThat(-slopes.get(0)[0]).isCloseTo(quotient, within(1e-6 * Math.abs(quotient)));
      assertThat(slopes.get(1)[0]).isEqualTo(-2 * slopes.get(0)[0]);
    }
  }
}
