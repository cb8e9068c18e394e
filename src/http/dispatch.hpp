// From a request to an answer: address, who asks, permission, input, one unit of work,
// problem+json. The only place where an outage of a request ends (500 with a reference id).
// Blocks its worker for reads; writes are answered from their commit.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "core/messages.hpp"
#include "http/byte_budget.hpp"
#include "http/json_body.hpp"
#include "http/message.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "storage/database.hpp"

namespace zhuli::http {

/// Who a request comes from.
struct Caller {
    Ctx ctx;
    std::string csrf_token;
    Id token_id;
    bool by_cookie = false;
    bool read_only = false;  // a token that may look but not change
};

/// Slow work on a write before its unit is queued, such as hashing a password: may change the
/// decoded and checked input, or refuse it. Runs on the request's worker, outside any unit.
struct Preparation {
    Method method = Method::post;
    std::string_view path;
    std::function<Result<>(const Ctx&, Id token, RawInput&)> run;
};

/// An address that works without anybody signed in (sign-in, set-up); may block its worker.
struct PublicAddress {
    Route route;
    std::function<Response(const Request&, Instant now, Locale)> answer;
};

struct Site;

/// An address of the product as a whole, not of one capability: somebody is signed in and holds
/// the route's permission. Answers on its worker. The route has no `run`.
struct SiteAddress {
    Route route;
    std::function<void(const Site&, const Request&, const Caller&, const RawInput&, const Respond&)>
        answer;
};

inline constexpr std::size_t kFileBytesOnTheWay = 64 << 20;
inline constexpr std::size_t kFileBytesOfOne = 16 << 20;  // of one person, or of one
                                                          // organisation's open addresses

class LiveHub;
class Measures;
class OpenLimits;

struct Site {
    storage::Database* db = nullptr;
    Catalog catalog;
    Router router;
    std::vector<PublicAddress> public_addresses;
    std::vector<Preparation> preparations;
    std::vector<std::unique_ptr<SiteAddress>> addresses;  // the router points into them
    std::function<std::optional<Caller>(std::string_view token, bool by_cookie, Instant now)>
        authenticate;
    /// Of a capability's open address: nobody, in the organisation that the {token} of the address
    /// names; nothing for a token of none.
    std::function<std::optional<Ctx>(std::string_view token, Instant now)> open_ctx;
    std::shared_ptr<OpenLimits> open_limits;
    /// Pieces of files on their way to their readers, all together.
    std::shared_ptr<ByteBudget> files =
        std::make_shared<ByteBudget>(kFileBytesOnTheWay, kFileBytesOfOne);
    std::function<Instant()> clock;
    std::string openapi;
    std::shared_ptr<LiveHub> live;
    std::shared_ptr<Measures> measures;
    std::function<bool()> schema_is_current;
    std::shared_ptr<std::atomic<bool>> stopping = std::make_shared<std::atomic<bool>>(false);
};

inline constexpr std::string_view kApi = "/api/v1";
inline constexpr std::string_view kSessionCookie = "zhuli_session";

void handle(const Site& site, const Request& request, Respond respond);
/// Whether handle() takes so little time that no worker is worth waking (ServerConfig::is_quick).
bool is_quick(const Site& site, const Request& request);

/// The token of a request: the session cookie, or a bearer token.
struct Presented {
    std::string_view token;
    bool by_cookie = false;
};
Presented presented_token(const Request& request);
Locale accepted_language(const Request& request);
/// The web UI: hashed assets for ever, everything else the page itself with a fresh nonce.
Response static_response(const Request& request, std::string_view path);

/// The route of a SiteAddress, with In for its query.
template <Described In>
Route site_get(std::string_view path, std::string_view operation, std::string_view summary) {
    Route route;
    route.path = path;
    route.operation = operation;
    route.summary = summary;
    route.check = [](const RawInput& raw) -> Result<> {
        CHECK(decode<In>(raw));
        return Done{};
    };
    route.in_fields = fields_of<In>();
    return route;
}

/// A SiteAddress that only reads: its own query, its own snapshot.
template <Described In, class View>
SiteAddress site_read(Route route, std::function<Result<View>(const Ctx&, const In&)> find) {
    SiteAddress address{std::move(route), {}};
    address.answer = [find = std::move(find)](const Site& site, const Request&,
                                              const Caller& caller, const RawInput& raw,
                                              const Respond& respond) {
        const auto in = decode<In>(raw);
        INVARIANT(in.ok(), "the route's check passed");
        const auto view = find(caller.ctx, *in);
        respond(view.ok() ? json_response(200, to_json(*view))
                          : problem_response(site, view.problem(), caller.ctx.locale));
    };
    return address;
}

}  // namespace zhuli::http
