/** An invented member of the hotline's staff, who signs in at the desk. */
export interface SandboxStaff {
  /** The account id, which becomes `sub`. */
  id: string;
  name: string;
  /** The claim `roles`. */
  roles: string[];
  /** What they do, in words. */
  does: string;
}

export const STAFF: readonly SandboxStaff[] = [
  { id: 'staff-mali', name: 'มาลี', roles: ['agent'], does: 'เจ้าหน้าที่' },
  { id: 'staff-somying', name: 'สมหญิง', roles: ['agent'], does: 'เจ้าหน้าที่' },
  { id: 'staff-wichai', name: 'วิชัย', roles: ['supervisor', 'agent'], does: 'หัวหน้า และเจ้าหน้าที่' },
  { id: 'staff-orathai', name: 'อรทัย', roles: ['editor'], does: 'ผู้ดูแลเนื้อหา' },
  { id: 'staff-thana', name: 'ธนา', roles: [], does: 'ฝึกงาน ยังไม่มีสิทธิ์ที่โต๊ะ เข้าไม่ได้' },
];
