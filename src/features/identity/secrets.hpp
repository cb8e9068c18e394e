// Passwords (Argon2id) and random tokens, by libsodium. Hashing takes about 20 ms and is never done
// inside a write unit. Knows no people.
#pragma once

#include <string>
#include <string_view>

namespace zhuli::identity {

std::string hash_password(std::string_view password);
bool is_password_hash(std::string_view text);
bool password_matches(std::string_view hash, std::string_view password);
/// Spends the time of a check, so that an unknown e-mail answers as slowly as a wrong password.
void pretend_to_check(std::string_view password);

std::string random_secret();                       // 256 bits, base64url
std::string hash_of(std::string_view text);  // BLAKE2b-256, hex

}  // namespace zhuli::identity
