#include "features/identity/secrets.hpp"

#include <sodium.h>

#include <stdexcept>

namespace zhuli::identity {

namespace {

constexpr unsigned long long kOps = 2;
constexpr std::size_t kMemory = std::size_t{19} << 20;
constexpr std::size_t kSecretBytes = 32;

void ready() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium did not start");
}

}  // namespace

std::string hash_password(std::string_view password) {
    ready();
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(out, password.data(), password.size(), kOps, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("out of memory while hashing a password");
    return out;
}

bool is_password_hash(std::string_view text) { return text.starts_with("$argon2id$"); }

bool password_matches(std::string_view hash, std::string_view password) {
    ready();
    const std::string text(hash);
    return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
}

void pretend_to_check(std::string_view password) {
    static const std::string nobody = hash_password("nobody has this password");
    (void)password_matches(nobody, password);
}

std::string random_secret() {
    ready();
    unsigned char bytes[kSecretBytes];
    randombytes_buf(bytes, sizeof bytes);
    char text[sodium_base64_ENCODED_LEN(kSecretBytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
    sodium_bin2base64(text, sizeof text, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text;
}

std::string hash_of(std::string_view text) {
    ready();
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
    char hex[crypto_generichash_BYTES * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return hex;
}

}  // namespace zhuli::identity
