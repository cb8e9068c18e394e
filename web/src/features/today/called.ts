// How one is greeted: by the given name where the name is a Chinese person's, else by the whole name.
const person = /^\p{Script=Han}{3,4}$/u
// 管理员, 客服部, 华东组 sit at a desk too.
const no_person = /[员員部组組台号號]$/u

export function called(name: string): string {
  return person.test(name) && !no_person.test(name) ? name.slice(-2) : name
}
