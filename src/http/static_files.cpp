// The web UI's files. Assets with a hash in their name never change; index.html is a template that
// gets a fresh nonce for every answer.
#include <sodium.h>

#include "http/assets.hpp"
#include "http/dispatch.hpp"

namespace zhuli::http {

namespace {

constexpr std::string_view kNonceSlot = "__CSP_NONCE__";

std::string fresh_nonce() {
    unsigned char bytes[16];
    randombytes_buf(bytes, sizeof bytes);
    char hex[sizeof bytes * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    return hex;
}

std::string content_policy(const std::string& nonce) {
    return "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" +
           nonce +
           "'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self';"
           " connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; "
           "base-uri 'self'; form-action 'self'";
}

const Asset* find_asset(std::string_view path) {
    for (const Asset& asset : assets())
        if (asset.path == path) return &asset;
    return nullptr;
}

Response page(const Asset& index) {
    const std::string nonce = fresh_nonce();
    std::string body(index.raw);
    for (auto at = body.find(kNonceSlot); at != body.npos; at = body.find(kNonceSlot, at))
        body.replace(at, kNonceSlot.size(), nonce);
    return {200,
            {{"Content-Type", "text/html; charset=utf-8"},
             {"Cache-Control", "no-store"},
             {"Content-Security-Policy", content_policy(nonce)},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "same-origin"},
             {"Cross-Origin-Opener-Policy", "same-origin"}},
            std::move(body)};
}

}  // namespace

Response static_response(const Request& request, std::string_view path) {
    const Asset* asset = find_asset(path);
    if (asset == nullptr || path == "/" || path == "/index.html") {
        const Asset* index = find_asset("/index.html");
        const bool is_file = path.starts_with("/assets/");
        if (index != nullptr && !is_file) return page(*index);
        return {404, {{"Content-Type", "text/plain; charset=utf-8"}}, "not found\n"};
    }
    Response response{200,
                      {{"Content-Type", std::string(asset->mime)},
                       {"ETag", std::string(asset->etag)},
                       {"Vary", "Accept-Encoding"},
                       {"X-Content-Type-Options", "nosniff"}},
                      {}};
    const bool hashed = path.starts_with("/assets/");
    response.headers.emplace_back("Cache-Control",
                                  hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (request.header("if-none-match") == asset->etag) {
        response.status = 304;
        return response;
    }
    const auto accepted = request.header("accept-encoding");
    if (!asset->brotli.empty() && accepted.find("br") != accepted.npos) {
        response.headers.emplace_back("Content-Encoding", "br");
        response.body = asset->brotli;
    } else if (!asset->gzip.empty() && accepted.find("gzip") != accepted.npos) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        response.body = asset->gzip;
    } else {
        response.body = asset->raw;
    }
    return response;
}

}  // namespace zhuli::http
