import type { SchoolType, Syllabus } from './records.ts'

/** What a syllabus says of itself, without the members that every record has. */
export type Course = Omit<Syllabus, 'id' | 'meta'> & { readonly minutes: number }

/** The official subject codes and course codes are Skolverket's; the curricula are the newest that 2.1.0 has codes for. */
export const courses: Readonly<Record<string, Course>> = {
  'syllabus/GRGRSVE01': subject('GRGRSVE01', 'Svenska', 'SV', 9000),
  'syllabus/GRGRMAT01': subject('GRGRMAT01', 'Matematik', 'MA', 8000),
  'syllabus/GRGRENG01': subject('GRGRENG01', 'Engelska', 'EN', 4000),
  'syllabus/GRGRIDR01': subject('GRGRIDR01', 'Idrott och hälsa', 'IDH', 4000),
  'syllabus/GRGRBIL01': subject('GRGRBIL01', 'Bild', 'BL', 2000),
  'syllabus/GRGRHIS01': { ...subject('GRGRHIS01', 'Historia', 'HI', 2500), startSchoolYear: 4 },
  'syllabus/GRGRBIO01': { ...subject('GRGRBIO01', 'Biologi', 'BI', 2500), startSchoolYear: 7 },
  'syllabus/GRGRMSP01': {
    ...subject('GRGRMSP01', 'Moderna språk', 'M2', 5000),
    startSchoolYear: 6,
    languageCode: 'deu',
  },
  'syllabus/ROBOTIK': {
    schoolType: 'GR',
    subjectCode: 'EXK-ROBOTIK',
    subjectName: 'Skolans val: robotik',
    subjectDesignation: 'ROB',
    official: false,
    minutes: 1000,
  },
  'syllabus/SVESVE01': course('SVE', 'Svenska', 'SVESVE01', 'Svenska 1'),
  'syllabus/SVESVE02': course('SVE', 'Svenska', 'SVESVE02', 'Svenska 2'),
  'syllabus/SVESVE03': course('SVE', 'Svenska', 'SVESVE03', 'Svenska 3'),
  'syllabus/ENGENG05': course('ENG', 'Engelska', 'ENGENG05', 'Engelska 5'),
  'syllabus/ENGENG06': course('ENG', 'Engelska', 'ENGENG06', 'Engelska 6'),
  'syllabus/IDRIDR01': course('IDR', 'Idrott och hälsa', 'IDRIDR01', 'Idrott och hälsa 1'),
  'syllabus/PROSPEC': {
    ...course('EXK-PRO', 'Programmering', 'EXK-PRO-S', 'Programmering, specialisering'),
    official: false,
    specialisationCourseContent: {
      title: 'Spelprogrammering',
      description: 'Grafik, fysik och ljud i egna spel.',
      titleEnglish: 'Game programming',
      descriptionEnglish: 'Graphics, physics and sound in games of your own.',
    },
  },
  'syllabus/GYARNA': course('GYAR', 'Gymnasiearbete', 'GYARNA', 'Gymnasiearbete för naturvetenskapsprogrammet'),
  'syllabus/RELREL01': { ...course('REL', 'Religionskunskap', 'RELREL01', 'Religionskunskap 1'), points: 50 },
}

/** Number of the course of a class in which a teacher and a pupil changed during the school year. */
export const changedCourse = 2

/** Keys of the syllabuses that a class of a school year is taught. */
export function coursesOf(schoolType: SchoolType, year: number): readonly string[] {
  if (schoolType === 'GY') return upperSecondary[year] ?? []
  if (schoolType !== 'GR') return []
  return compulsory.filter(key => year >= (courses[key]?.startSchoolYear ?? 9))
}

const compulsory = Object.keys(courses).filter(key => courses[key]?.curriculum === 'GR2011')

const upperSecondary: Readonly<Record<number, readonly string[]>> = {
  1: ['syllabus/SVESVE01', 'syllabus/ENGENG05', 'syllabus/IDRIDR01'],
  2: ['syllabus/SVESVE02', 'syllabus/ENGENG06', 'syllabus/RELREL01'],
  3: ['syllabus/SVESVE03', 'syllabus/PROSPEC'],
}

function subject(subjectCode: string, subjectName: string, subjectDesignation: string, minutes: number): Course {
  return {
    schoolType: 'GR',
    subjectCode,
    subjectName,
    subjectDesignation,
    startSchoolYear: 1,
    endSchoolYear: 9,
    curriculum: 'GR2011',
    official: true,
    minutes,
  }
}

function course(subjectCode: string, subjectName: string, courseCode: string, courseName: string): Course {
  return {
    schoolType: 'GY',
    subjectCode,
    subjectName,
    subjectDesignation: subjectCode,
    courseCode,
    courseName,
    points: 100,
    curriculum: 'GY2011',
    official: true,
    minutes: 5160,
  }
}
