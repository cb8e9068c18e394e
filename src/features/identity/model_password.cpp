#include "features/identity/model_password.hpp"

#include <algorithm>

namespace zhuli::identity {

namespace {

constexpr std::string_view kCommonPasswords[] = {"password", "12345678", "123456789", "qwertyui",
                                                 "11111111", "88888888", "password1", "abc12345"};

int kinds_of_characters(std::string_view password) {
    bool digit = false, letter = false, other = false;
    for (const char c : password) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            letter = true;
        else
            other = true;
    }
    return int{digit} + int{letter} + int{other};
}

}  // namespace

bool judge_password(std::string_view password, Reading& reading) {
    if (password.size() < kShortestPassword)
        return reading.refuse("identity.password_short",
                              {{"min", std::to_string(kShortestPassword)}});
    if (password.size() > kLongestPassword)
        return reading.refuse("field.too_long", {{"max", std::to_string(kLongestPassword)},
                                                 {"length", std::to_string(password.size())}});
    const bool common = std::ranges::find(kCommonPasswords, password) != std::end(kCommonPasswords);
    if (common || kinds_of_characters(password) < 2)
        return reading.refuse("identity.password_weak");
    return true;
}

}  // namespace zhuli::identity
