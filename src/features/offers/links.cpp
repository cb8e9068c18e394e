#include "features/offers/links.hpp"

#include <sodium.h>

namespace zhuli::offers {

std::string hash_of_link(std::string_view token) {
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(token.data()),
                       token.size(), nullptr, 0);
    std::string hex(sizeof hash * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash, sizeof hash);
    hex.pop_back();
    return hex;
}

Link fresh_link(Id org) {
    unsigned char secret[24];
    randombytes_buf(secret, sizeof secret);
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(sizeof secret, kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), secret, sizeof secret, kVariant);
    text.pop_back();  // the final zero
    const std::string token = std::to_string(org.v) + "." + text;
    return {token, hash_of_link(token)};
}

}  // namespace zhuli::offers
