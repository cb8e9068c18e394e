#include "notify/reach.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <string>

namespace zhuli::notify {

namespace {

std::atomic<bool> may_be_private{false};

struct Range4 {
    std::uint32_t first;
    int bits;
};

// IANA's special-purpose registry, as of RFC 6890 and its updates.
constexpr Range4 kClosed4[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4}};

bool is_public4(std::uint32_t address) {
    return std::ranges::none_of(kClosed4, [&](const Range4& range) {
        return (address ^ range.first) >> (32 - range.bits) == 0;
    });
}

std::uint32_t last_four(const std::array<std::uint8_t, 16>& b, std::size_t at) {
    return std::uint32_t{b[at]} << 24 | std::uint32_t{b[at + 1]} << 16 |
           std::uint32_t{b[at + 2]} << 8 | b[at + 3];
}

bool is_public6(const in6_addr& address) {
    std::array<std::uint8_t, 16> b{};
    std::memcpy(b.data(), &address, b.size());
    const auto zeros = [&](std::size_t n) {
        return std::all_of(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(n),
                           [](std::uint8_t byte) { return byte == 0; });
    };
    if (zeros(10) && b[10] == 0xFF && b[11] == 0xFF) return is_public4(last_four(b, 12));
    if (b[0] == 0x20 && b[1] == 0x02) return is_public4(last_four(b, 2));  // 6to4
    const bool translated = b[0] == 0 && b[1] == 0x64 && b[2] == 0xFF && b[3] == 0x9B;
    if (translated) return is_public4(last_four(b, 12));
    const bool documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8;
    return (b[0] & 0xE0) == 0x20 && !documentation;  // 2000::/3 is all that is global
}

}  // namespace

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        return is_public4(ntohl(v4.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &address, sizeof v6);
        return is_public6(v6.sin6_addr);
    }
    return false;
}

bool is_public(std::string_view address) {
    const std::string text(address);
    in_addr v4{};
    if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return is_public4(ntohl(v4.s_addr));
    in6_addr v6{};
    return inet_pton(AF_INET6, text.c_str(), &v6) == 1 && is_public6(v6);
}

void allow_private_addresses(bool allowed) { may_be_private = allowed; }
bool private_addresses_allowed() { return may_be_private; }

}  // namespace zhuli::notify
