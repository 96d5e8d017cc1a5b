/** Everyday given names; the family names say that nobody is meant. */
export const GIVEN_NAMES =
  'มานะ มานี ปิติ ชูใจ วีระ สมคิด ดวงแก้ว เพชร จันทร สมศรี วิชัย สุดา อรุณ พิมพ์ใจ ก้องเกียรติ นงนุช ประเสริฐ รัตนา ธนา กมล สายฝน ณัฐพล อุไร บุญมี ศิริพร ชาติชาย ละออ ไพโรจน์ วันดี เกษม'.split(
    ' ',
  );

export const FAMILY_NAMES = 'ตัวอย่างดี สมมุติสุข ทดลองทรัพย์ จำลองวงศ์ แบบแผนทอง สาธิตกุล ลองดูดี คิดขึ้นเอง นามสมมุติ ไม่มีตัวตน แต่งขึ้นมา เสมือนจริง'.split(' ');

/** Workers from neighbouring countries, in Thai letters. */
export const FOREIGN_NAMES = [
  'ซอ วิน ตัวอย่าง',
  'มะ คิน สมมุติ',
  'ออง โม ทดลอง',
  'บุนมี สมมุติ',
  'สีดา ตัวอย่าง',
  'คำหล้า ทดลอง',
  'โสภา สมมุติ',
  'วิเชต ตัวอย่าง',
  'ตู ซา ทดลอง',
  'นาง เอ สมมุติ',
];

/** Fictional employers. */
export const EMPLOYERS = [
  'บริษัท ตัวอย่างการค้า จำกัด',
  'บริษัท สมมุติอุตสาหกรรม จำกัด',
  'ห้างหุ้นส่วนจำกัด ทดลองขนส่ง',
  'บริษัท จำลองอาหาร จำกัด',
  'บริษัท แบบแผนก่อสร้าง จำกัด',
  'ร้านสาธิตบริการ',
];

/** The fictional employer that takes contributions and does not hand them on. */
export const EMPLOYER_IN_ARREARS = 'บริษัท ค้างจ่ายสมมุติ จำกัด';
