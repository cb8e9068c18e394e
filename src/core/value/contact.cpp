#include "core/value/contact.hpp"

#include "core/text/text.hpp"

namespace zhuli {

bool Value<Phone>::text(std::string_view s, Phone& phone, Reading& reading) {
    std::string clean;
    if (!read_text(s, Phone::kLimit, clean, reading)) return false;
    if (clean.empty() || looks_masked(clean)) {
        phone.v = std::move(clean);
        return true;
    }
    const auto normal = text::e164(clean);
    if (!normal) return reading.refuse("field.not_phone");
    phone.v = *normal;
    return true;
}

bool Value<Email>::text(std::string_view s, Email& email, Reading& reading) {
    std::string clean;
    if (!read_text(s, Email::kLimit, clean, reading)) return false;
    if (clean.empty() || looks_masked(clean)) {
        email.v = std::move(clean);
        return true;
    }
    const auto normal = text::normal_email(clean);
    if (!normal) return reading.refuse("field.not_email");
    email.v = *normal;
    return true;
}

bool Value<CreditCode>::text(std::string_view s, CreditCode& code, Reading& reading) {
    std::string clean;
    if (!read_text(s, CreditCode::kLimit, clean, reading)) return false;
    std::string folded = text::fold(clean);
    for (char& c : folded)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!folded.empty() && !text::credit_code_valid(folded))
        return reading.refuse("field.bad_credit_code");
    code.v = std::move(folded);
    return true;
}

}  // namespace zhuli
