#include "cli/platform_addresses.hpp"

#include <algorithm>

#include "cli/open_routes.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/use_cases_sign_in.hpp"
#include "features/identity/rules.hpp"
#include "http/open_limits.hpp"

namespace zhuli::cli {

namespace {

using http::Method;
using http::Request;
using http::Response;

constexpr std::string_view kCookie = "zhuli_platform";
constexpr std::string_view kCookiePath = "/api/v1/platform_sign_ins";

constexpr http::Route kRoutes[] = {
    open_route<directory::DoorsQuestion, directory::Doors>(
        Method::get, "/platform_sign_ins", "list_platform_sign_ins",
        "The office platforms one may sign in by"),
    open_route<directory::NewStart, directory::StartView>(
        Method::post, "/platform_sign_ins", "start_platform_sign_in",
        "Begin to sign in by a platform, or to bind one's account there"),
    open_route<directory::Completion, http::Nothing>(
        Method::post, "/platform_sign_ins/completion", "complete_platform_sign_in",
        "End it with what the platform sent back; signing in sets the session cookie"),
};

std::string start_cookie(std::string_view text, std::int64_t max_age_s, bool secure) {
    return std::string(kCookie) + "=" + std::string(text) + "; Path=" + std::string(kCookiePath) +
           "; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(max_age_s) +
           (secure ? "; Secure" : "");
}

std::string_view cookie_in(std::string_view cookies, std::string_view name) {
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        auto one = cookies.substr(0, end);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (one.starts_with(name) && one.substr(name.size(), 1) == "=")
            return one.substr(name.size() + 1);
    }
    return {};
}

class PlatformAddresses {
 public:
    PlatformAddresses(storage::Database& db, Catalog texts)
        : db_(db),
          texts_(std::make_shared<http::Site>()),
          limits_(std::make_shared<http::OpenLimits>()) {
        texts_->catalog = std::move(texts);
    }

    std::vector<http::PublicAddress> list() const {
        const auto self = *this;
        return {
            {kRoutes[0], [self](auto& r, auto now, auto l) { return self.doors(r, now, l); }},
            {kRoutes[1], [self](auto& r, auto now, auto l) { return self.start(r, now, l); }},
            {kRoutes[2], [self](auto& r, auto now, auto l) { return self.complete(r, now, l); }}};
    }

 private:
    Response refuse(const Problem& problem, Locale locale) const {
        return http::problem_response(*texts_, problem, locale);
    }

    Result<> admit(const Request& request, Instant now) const {
        if (limits_->admit(request.client_address, now)) return Done{};
        Problem problem = Problem::of(Status::too_many, "problem.too_many", {{"seconds", "60"}});
        problem.retry_after_s = 60;
        return problem;
    }

    /// Who is signed in, and it is really their page that asks; nobody if not.
    Id caller(const Request& request, Instant now) const {
        const auto presented = http::presented_token(request);
        const auto found = identity::caller_of(db_, presented.token, now);
        if (!found || found->kind != identity::TokenKind::session || !presented.by_cookie)
            return {};
        const bool own_page = request.header("x-csrf-token") == found->csrf_token;
        return own_page ? found->ctx.user : Id{};
    }

    Response doors(const Request& request, Instant now, Locale locale) const {
        if (auto admitted = admit(request, now); !admitted.ok())
            return refuse(admitted.problem(), locale);
        const std::string_view target = request.target;
        const auto question = std::min(target.find('?'), target.size());
        const auto parts = http::query_parts(target.substr(std::min(question + 1, target.size())));
        RawInput raw;
        if (parts)
            for (const auto& [name, value] : *parts) raw.query.push_back({name, value});
        const auto in = decode<directory::DoorsQuestion>(raw);
        if (!parts || !in.ok())
            return refuse(Problem::of(Status::bad_request, "problem.malformed_request",
                                      {{"reason", "query"}}),
                          locale);
        return http::json_response(200, to_json(directory::list_doors(db_, *in)));
    }

    Response start(const Request& request, Instant now, Locale locale) const {
        const auto answer = [&]() -> Result<directory::Started> {
            CHECK(admit(request, now));
            TRY(const auto in, body_of<directory::NewStart>(request));
            const Id user = in.bind ? caller(request, now) : Id{};
            if (in.bind && !user)
                return Problem::of(Status::unauthenticated, "problem.unauthenticated");
            const bool in_app =
                request.header("user-agent").find("wxwork") != std::string_view::npos;
            return directory::start(db_, in, {request.header("origin"), in_app}, user, now);
        }();
        if (!answer.ok()) return refuse(answer.problem(), locale);
        Response response = http::json_response(200, to_json(answer->view));
        response.headers.emplace_back(
            "Set-Cookie",
            start_cookie(answer->cookie, directory::kStartMs / kSecondMs, answer->secure));
        return response;
    }

    Response complete(const Request& request, Instant now, Locale locale) const {
        const auto answer = [&]() -> Result<directory::Completed> {
            CHECK(admit(request, now));
            TRY(const auto in, body_of<directory::Completion>(request));
            const directory::Visitor visitor{
                std::string(cookie_in(request.header("cookie"), kCookie)),
                caller(request, now),
                {std::string(request.header("user-agent")), request.client_address}};
            return directory::complete(db_, in, visitor, now);
        }();
        if (!answer.ok()) return refuse(answer.problem(), locale);
        Response response = answer->session
                                ? http::json_response(200, to_json(answer->session->view))
                                : Response{204, {}, {}};
        if (answer->session)
            response.headers.emplace_back(
                "Set-Cookie",
                session_cookie(answer->session->cookie, identity::kSessionMs / kSecondMs));
        response.headers.emplace_back("Set-Cookie", start_cookie("", 0, false));
        return response;
    }

    storage::Database& db_;
    std::shared_ptr<http::Site> texts_;
    std::shared_ptr<http::OpenLimits> limits_;
};

}  // namespace

std::vector<http::PublicAddress> platform_addresses(storage::Database& db, Catalog texts) {
    return PlatformAddresses(db, std::move(texts)).list();
}

std::span<const http::Route> platform_routes() { return kRoutes; }

}  // namespace zhuli::cli
