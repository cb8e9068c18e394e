// Who asks when a reverse proxy stands between: the right-most address of X-Forwarded-For that is
// no trusted proxy's, told only by a peer that is one. Whatever else that header says was written
// by whoever sent it, and counts for nothing. Makes no connection and looks no name up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::http {

/// IPv6, or IPv4 as ::ffff:a.b.c.d.
using AddressBytes = std::array<std::uint8_t, 16>;

/// "192.0.2.1", "2001:db8::1"; a scope ("fe80::1%eth0") is cut off. Nothing for anything else.
std::optional<AddressBytes> read_address(std::string_view text);

/// What one caller is counted under: an IPv4 address, or the /64 of an IPv6 one, which is a single
/// household's or office's. What is no address stands for itself.
std::string counted_as(std::string_view address);

class Proxies {
 public:
    /// "127.0.0.1", "10.0.0.0/8", "2001:db8::/32"; false: it is none of these.
    bool trust(std::string_view network);
    bool trusts(std::string_view address) const;
    /// `forwarded`: the header's value, several joined with commas; at most kMostHops are read.
    std::string client_of(std::string_view peer, std::string_view forwarded) const;
    bool empty() const { return networks_.empty(); }

 private:
    struct Network {
        AddressBytes start;
        int bits;  // of 128
    };
    std::vector<Network> networks_;
};

inline constexpr int kMostHops = 16;

}  // namespace zhuli::http
