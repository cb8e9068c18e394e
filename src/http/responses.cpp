#include "http/responses.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>

#include "http/dispatch.hpp"

namespace zhuli::http {

namespace {

constexpr int kRoomAgainS = 2;

std::string hex_of(const unsigned char* bytes, std::size_t count) {
    std::string hex(count * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, count);
    hex.pop_back();
    return hex;
}

std::string reference_id() {
    unsigned char bytes[8];
    randombytes_buf(bytes, sizeof bytes);
    return hex_of(bytes, sizeof bytes);
}

}  // namespace

Response outage_response(const Site& site, Locale locale, std::string_view where) {
    const std::string reference = reference_id();
    try {
        throw;
    } catch (const storage::Unavailable& error) {
        spdlog::warn("{} must wait: {}", where, error.what());
        Problem busy = Problem::of(Status::unavailable, "problem.busy");
        busy.retry_after_s = 1;
        return problem_response(site, busy, locale);
    } catch (const std::exception& error) {
        spdlog::error("{} failed [{}]: {}", where, reference, error.what());
    } catch (...) {
        spdlog::error("{} failed [{}]", where, reference);
    }
    Problem problem = Problem::of(Status{500}, "problem.outage", {{"reference", reference}});
    return problem_response(site, problem, locale, reference);
}

int status_of(const Route& route) {
    switch (route.answer) {
        case Answer::created:
            return 201;
        case Answer::no_content:
            return 204;
        case Answer::ok:
            break;
    }
    return 200;
}

Response success_response(const Route& route, std::string body) {
    if (route.answer == Answer::no_content) return {204, {{"Cache-Control", "no-store"}}, {}};
    return json_response(status_of(route), std::move(body));
}

Response file_response(File file) {
    std::string name;
    for (const char c : file.name) {
        const auto byte = static_cast<unsigned char>(c);
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
        const bool plain = std::isalnum(byte) || c == '.' || c == '-' || c == '_';
        name += plain ? std::string(1, c) : escaped;
    }
    // Images are looked at in the page; all else is kept, never opened by the browser.
    const bool is_image = file.content_type.starts_with("image/");
    const std::string manner = is_image ? "inline" : "attachment";
    Response response{200,
                      {{"Content-Type", std::move(file.content_type)},
                       {"Content-Disposition", manner + "; filename*=UTF-8''" + name},
                       {"Cache-Control", is_image ? "private, max-age=86400" : "no-store"},
                       {"Content-Security-Policy", "default-src 'none'; sandbox"},
                       {"X-Content-Type-Options", "nosniff"}},
                      std::move(file.body)};
    if (is_image) response.headers.emplace_back("Vary", "Cookie, Authorization");
    return response;
}

Response pieces_response(const Site& site, const Ctx& ctx, File file) {
    auto pieces = std::make_shared<Pieces>();
    pieces->byte_count = file.byte_count;
    // One being sent, and one being read.
    const auto size = static_cast<std::size_t>(std::min(file.piece_bytes, file.byte_count));
    pieces->room =
        site.files->take(2 * size, std::to_string(ctx.org.id.v) + "/" + std::to_string(ctx.user.v));
    if (!pieces->room) {
        Problem busy = Problem::of(Status::unavailable, "problem.busy");
        busy.retry_after_s = kRoomAgainS;
        return problem_response(site, busy, ctx.locale);
    }
    pieces->read = [db = site.db, org = ctx.org.id, piece = file.piece,
                    piece_bytes = file.piece_bytes](std::int64_t from) {
        std::string bytes;
        try {
            db->read(org, [&](storage::Tx& tx) { bytes = piece(tx, from / piece_bytes); });
        } catch (const std::exception& error) {
            spdlog::error("a file breaks off: {}", error.what());
        }
        return bytes;
    };
    file.body = pieces->read(0);
    if (file.body.empty()) throw storage::StorageError("a file without bytes");
    Response response = file_response(std::move(file));
    response.pieces = std::move(pieces);
    return response;
}

std::string content_hash(std::string_view text) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
    return hex_of(hash, sizeof hash);
}

Response problem_response(const Site& site, const Problem& problem, Locale locale,
                          std::string_view reference) {
    Response response{static_cast<int>(problem.status),
                      {{"Content-Type", "application/problem+json"},
                       {"Cache-Control", "no-store"},
                       {"X-Content-Type-Options", "nosniff"}},
                      problem_json(problem, site.catalog, locale, reference)};
    if (problem.retry_after_s > 0)
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after_s));
    return response;
}

Response json_response(int status, std::string body) {
    return {status,
            {{"Content-Type", "application/json"},
             {"Cache-Control", "no-store"},
             {"X-Content-Type-Options", "nosniff"}},
            std::move(body)};
}

Response kept_json_response(const Request& request, const std::string& body,
                            const std::string& etag) {
    Response response = json_response(200, body);
    for (auto& [name, value] : response.headers)
        if (name == "Cache-Control") value = "private, no-cache";
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Vary", "Accept-Language, Cookie, Authorization");
    if (request.header("if-none-match") == etag) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

}  // namespace zhuli::http
