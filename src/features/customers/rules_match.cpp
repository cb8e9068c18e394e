#include "features/customers/rules_match.hpp"

namespace zhuli::customers {

namespace {

void add_line(std::string& lines, const std::string& line) {
    if (line.empty()) return;
    if (!lines.empty()) lines += '\n';
    lines += line;
}

}  // namespace

const match::Schema& match_fields() {
    using match::Kind;
    static const match::Schema fields = {
        {"name", Kind::name},      {"credit_code", Kind::identifier}, {"phone", Kind::phone},
        {"email", Kind::email},    {"contact_name", Kind::person},    {"region", Kind::address},
        {"address", Kind::address}};
    return fields;
}

std::vector<std::string> match_values(const Customer& customer) {
    std::string phones = customer.phone.v, emails = customer.email.v;
    for (const Contact& contact : customer.contacts) {
        add_line(phones, contact.phone.v);
        add_line(emails, contact.email.v);
    }
    return {customer.name.v,         customer.credit_code.v, std::move(phones), std::move(emails),
            customer.contact_name.v, customer.region.v,      customer.address.v};
}

}  // namespace zhuli::customers
