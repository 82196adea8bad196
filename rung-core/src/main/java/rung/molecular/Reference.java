package rung.molecular;

/** Whether α and β electrons share their orbitals. */
public enum Reference {
  /** Restricted for a closed shell, unrestricted otherwise. */
  AUTO,
  /** Restricted Kohn-Sham: one block for both spins. */
  RKS,
  /** Unrestricted Kohn-Sham. */
  UKS
}
