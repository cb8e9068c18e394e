#include "features/imports/rules_contacts.hpp"

#include "core/text/text.hpp"

namespace zhuli::imports {

namespace {

bool contradicts(const std::string& known, const std::string& asked) {
    return !known.empty() && !asked.empty() && known != asked;
}

}  // namespace

void check_row(const ContactRow& row, std::vector<FieldProblem>& problems) {
    if (row.customer_code.empty() && row.customer_name.empty())
        problems.push_back({"customer_name", "imports.whose", {}});
}

bool is_same_person(const customers::Contact& known, const customers::Contact& asked) {
    return text::fold(known.name.v) == text::fold(asked.name.v) &&
           !contradicts(known.phone.v, asked.phone.v) &&
           !contradicts(text::fold(known.email.v), text::fold(asked.email.v));
}

}  // namespace zhuli::imports
