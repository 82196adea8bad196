package rung.system;

/**
 * Bad input from the user: what is wrong, where (file and line, or option), and what to do about
 * it.
 *
 * <p>The command line prints {@link #getMessage()} as one line and exits with code 2.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String where;
  private final String remedy;

  /**
   * @param what what is wrong, for instance {@code "no basis functions for element Kr"}
   * @param where file and line, or option; may be empty
   * @param remedy what to do, for instance {@code "the set has H to Ar; choose another"}
   */
  public InputException(String what, String where, String remedy) {
    super((where.isEmpty() ? what : where + ": " + what) + (remedy.isEmpty() ? "" : "; " + remedy));
    this.what = what;
    this.where = where;
    this.remedy = remedy;
  }

  public String what() {
    return what;
  }

  public String where() {
    return where;
  }

  public String remedy() {
    return remedy;
  }
}
