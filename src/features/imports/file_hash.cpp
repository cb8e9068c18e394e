#include "features/imports/file_hash.hpp"

#include <sodium.h>

#include <fstream>
#include <vector>

namespace zhuli::imports {

namespace {

class Hash {
 public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, kBytes); }
    void add(std::string_view bytes) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    }
    std::string hex() {
        unsigned char hash[kBytes];
        crypto_generichash_final(&state_, hash, kBytes);
        char text[kBytes * 2 + 1];
        sodium_bin2hex(text, sizeof text, hash, kBytes);
        return text;
    }

 private:
    static constexpr std::size_t kBytes = 32;
    crypto_generichash_state state_;
};

std::string finish(Hash& hash, const Request& request) {
    const std::string end(1, '\0');
    const auto& options = request.options;
    hash.add(end + std::string(enum_name(request.kind)) + end + request.source + end +
             options.charset + end + options.sheet + end +
             std::to_string(options.header_row.value_or(0)));
    for (const MappedName& name : request.map) hash.add(end + name.theirs + end + name.ours);
    return hash.hex();
}

}  // namespace

std::string file_hash(std::string_view bytes, const Request& request) {
    Hash hash;
    hash.add(bytes);
    return finish(hash, request);
}

std::string file_hash_of(const std::string& path, const Request& request) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return "";
    Hash hash;
    std::vector<char> buffer(1 << 16);
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0)
        hash.add({buffer.data(), static_cast<std::size_t>(in.gcount())});
    return finish(hash, request);
}

}  // namespace zhuli::imports
