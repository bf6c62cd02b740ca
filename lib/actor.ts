/** Who does something, and when: the first thing that every command is told. */
export type Actor = {
  personId: string;
  /** Manages people, outlets and settings; sees no dossier by that. */
  admin: boolean;
  /** The instant of the change: rules take time as an argument. */
  now: Date;
};
