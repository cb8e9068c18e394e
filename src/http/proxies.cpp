#include "http/proxies.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace zhuli::http {

namespace {

constexpr int kMappedBits = 96;  // before the IPv4 address in ::ffff:a.b.c.d
constexpr int kCountedBits = 64;

bool is_mapped(const AddressBytes& address) {
    return std::all_of(address.begin(), address.begin() + 10,
                       [](auto byte) { return byte == 0; }) &&
           address[10] == 0xFF && address[11] == 0xFF;
}

std::string text_of(const AddressBytes& address) {
    char text[INET6_ADDRSTRLEN] = {};
    const bool mapped = is_mapped(address);
    inet_ntop(mapped ? AF_INET : AF_INET6, mapped ? &address[12] : address.data(), text,
              sizeof text);
    return text;
}

AddressBytes first_bits(AddressBytes address, int bits) {
    for (int at = bits; at < 128; ++at)
        address[static_cast<std::size_t>(at / 8)] &=
            static_cast<std::uint8_t>(~(0x80U >> (at % 8)));
    return address;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// "[2001:db8::1]:443" and "192.0.2.1:443" too: some proxies tell the port.
std::optional<AddressBytes> read_hop(std::string_view hop) {
    hop = trimmed(hop);
    if (hop.starts_with('[')) {
        const auto end = hop.find(']');
        return end == hop.npos ? std::nullopt : read_address(hop.substr(1, end - 1));
    }
    if (std::count(hop.begin(), hop.end(), ':') == 1) hop = hop.substr(0, hop.find(':'));
    return read_address(hop);
}

}  // namespace

std::optional<AddressBytes> read_address(std::string_view text) {
    const std::string address(text.substr(0, text.find('%')));
    AddressBytes bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return bytes;
    bytes = {};
    if (inet_pton(AF_INET, address.c_str(), &bytes[12]) != 1) return std::nullopt;
    bytes[10] = bytes[11] = 0xFF;
    return bytes;
}

std::string counted_as(std::string_view address) {
    const auto bytes = read_address(address);
    if (!bytes) return std::string(address);
    if (is_mapped(*bytes)) return text_of(*bytes);
    return text_of(first_bits(*bytes, kCountedBits)) + "/64";
}

bool Proxies::trust(std::string_view network) {
    const auto slash = network.find('/');
    const auto address = read_address(network.substr(0, slash));
    if (!address) return false;
    const int most = is_mapped(*address) ? 128 - kMappedBits : 128;
    int bits = most;
    if (slash != network.npos) {
        const auto length = network.substr(slash + 1);
        const auto read = std::from_chars(length.begin(), length.end(), bits);
        if (read.ec != std::errc{} || read.ptr != length.end() || bits < 0 || bits > most)
            return false;
    }
    bits += 128 - most;
    networks_.push_back({first_bits(*address, bits), bits});
    return true;
}

bool Proxies::trusts(std::string_view address) const {
    const auto bytes = read_address(address);
    return bytes && std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
               return first_bits(*bytes, network.bits) == network.start;
           });
}

std::string Proxies::client_of(std::string_view peer, std::string_view forwarded) const {
    std::string client(peer);
    for (int hop = 0; hop < kMostHops && !forwarded.empty() && trusts(client); ++hop) {
        const auto comma = forwarded.rfind(',');
        const auto told =
            read_hop(comma == forwarded.npos ? forwarded : forwarded.substr(comma + 1));
        if (!told) break;  // who wrote this is the last one that is known
        client = text_of(*told);
        forwarded = forwarded.substr(0, comma == forwarded.npos ? 0 : comma);
    }
    return client;
}

}  // namespace zhuli::http
