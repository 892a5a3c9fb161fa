// What html-validate judges by: all it recommends, but for what stands below with its reason.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // HTML lets end tags such as </p> and </li> be left out, and leaving them out sends fewer bytes.
    "no-implicit-close": "off",
    // The menu is there twice, as a row and folded, and every width shows one: no reader meets both.
    // axe-core looks for landmarks of one name in the browser tests, where it sees what is shown.
    "unique-landmark": "off",
    // Boxes to tick that belong to one question share its name, as radio buttons do.
    "form-dup-name": ["error", { shared: ["button", "checkbox", "radio", "reset", "submit"] }],
    // A wide table scrolls in a named region. That is no <section>: it has no heading and begins no part of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
