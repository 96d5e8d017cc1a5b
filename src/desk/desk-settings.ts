/** knowledge/desk.yaml. */
export interface DeskSettings {
  handoff: { lostAfterSeconds: number; longWaitSeconds: number };
  callbacks: { attempts: number; minutesBetween: number; callMinutes: number };
  complaints: { dueDays: number };
  session: { idleMinutes: number; hours: number };
  person: { openMinutes: number };
  knowledge: { days: number };
}
