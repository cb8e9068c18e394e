#include "features/directory/use_cases_sign_in.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "features/directory/rules.hpp"
#include "features/directory/store.hpp"
#include "features/directory/talk.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::directory {

namespace {

/// Workers that wait for platforms at one time; the others go on working.
constexpr int kAtOnce = 2;

class Turn {
 public:
    Turn() : mine_(++waiting() <= kAtOnce) {}
    ~Turn() { --waiting(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool mine() const { return mine_; }

 private:
    static std::atomic<int>& waiting() {
        static std::atomic<int> count{0};
        return count;
    }
    bool mine_;
};

/// PKCE, RFC 7636: the verifier's SHA-256 in base64url.
std::string challenge_of(std::string_view verifier) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()),
                       verifier.size());
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<char, 64> text{};
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), kVariant);
    return text.data();
}

bool same(std::string_view one, std::string_view other) {
    return one.size() == other.size() && !one.empty() &&
           sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

/// Guessing is counted by where it comes from: nobody is known yet.
std::string throttle_key(const Visitor& visitor) { return "platform " + visitor.device.address; }

Problem start_over() { return Problem::of(Status::conflict, "directory.start_over"); }

Problem away(std::string_view why) {
    auto problem = Problem::of(Status::unavailable, "directory.away", {{"why", std::string(why)}});
    problem.retry_after_s = 5;
    return problem;
}

Problem refusal(Outcome outcome, std::string_view why) {
    if (outcome == Outcome::busy) return away(why);
    return Problem::of(Status::conflict, "directory.code_refused", {{"why", std::string(why)}});
}

/// Taken by whoever comes with the cookie it began with, and gone then.
Result<Start> take(Tx& tx, std::string_view state_hash, const Visitor& visitor, Instant now) {
    auto found = find_start(tx, state_hash);
    if (!found || found->ends_at < now || (found->user_id && found->user_id != visitor.user) ||
        !same(found->browser_hash, identity::hash_of(visitor.cookie)) ||
        !take_start(tx, state_hash))
        return start_over();
    return std::move(*found);
}

Answer<Exchanged> exchange(Talk& talk, CodeExchange in) {
    const Speech& speech = talk.speech();
    if (!speech.code_needs_app_token)
        return speech.read_exchange(say(speech.exchange(talk.platform(), in)));
    return talk.ask<Exchanged>(
        [&](const std::string& token) {
            in.app_token = token;
            return speech.exchange(talk.platform(), in);
        },
        speech.read_exchange);
}

Result<Person> who_is(Talk& talk, const Start& start, const Completion& in) {
    const Speech& speech = talk.speech();
    auto worth = exchange(talk, {in.code.v, {}, return_url_of(talk.platform()), start.verifier});
    if (worth.outcome != Outcome::done) return refusal(worth.outcome, worth.why);
    if (!worth.value.person.external_id.empty()) return std::move(worth.value.person);
    auto person = speech.read_who(say(speech.who(talk.platform(), worth.value.user_token)));
    if (person.outcome != Outcome::done) return refusal(person.outcome, person.why);
    return std::move(person.value);
}

Result<Completed> sign_in(storage::Database& db, const Ctx& ctx, const Platform& platform,
                          const Person& person, const Visitor& visitor) {
    const auto account = storage::read_now(
        db, ctx.org.id, [&](Tx& tx) { return find_account(tx, platform.id, person.external_id); });
    CHECK(check_entrance(account));
    const auto note = [&](Tx& tx, const Ctx& person_ctx) -> Result<> {
        const auto before = storage::find<Account>(tx, account->id);
        CHECK(check_entrance(before));
        if (before->user_id != account->user_id) return start_over();
        Account after = *before;
        after.signed_in_at = person_ctx.now;
        identity::forget_failures(tx, throttle_key(visitor));
        return storage::save(tx, person_ctx, *before, after,
                             {"platform_account.signed_in", {}, ""});
    };
    TRY(auto session,
        identity::start_session(db, {ctx.org.id, account->user_id, note}, visitor.device, ctx.now));
    return Completed{std::move(session)};
}

/// A person of the platform becomes the account of whoever is signed in here.
Result<> bind(Tx& tx, const Ctx& ctx, const Platform& platform, const Person& person, Id user) {
    CHECK(identity::find_active_user(tx, user, "user_id"));
    const auto taken = Problem::of(Status::conflict, "directory.bound_already");
    if (const auto own = account_of(tx, platform.id, user))
        return own->external_id.v == person.external_id ? Result<>(Done{}) : Result<>(taken);
    const auto before = find_account(tx, platform.id, person.external_id);
    if (before && before->user_id) return taken;
    Account after = before.value_or(Account{});
    after.platform_id = platform.id;
    after.external_id = person.external_id;
    if (after.name.empty()) after.name = person.name.empty() ? person.external_id : person.name;
    after.user_id = user;
    after.bound = Bound::oneself;
    after.state = AccountState::present;
    after.left_at = {};
    const storage::SaveEvent event{"platform_account.bound", {}, ""};
    return before ? storage::save(tx, ctx, *before, after, event)
                  : storage::save_new(tx, ctx, after, event);
}

Result<Platform> open_platform(Tx& tx, Id id) {
    auto platform = storage::find<Platform>(tx, id);
    if (!platform || !platform->sign_in_allowed) return Problem::not_found("platform");
    return std::move(*platform);
}

std::optional<Ctx> ctx_in(storage::Database& db, Id org, Id user, Instant now) {
    const auto found = identity::organisation(db, org);
    if (!found) return std::nullopt;
    Ctx ctx = identity::system_ctx(*found, now, Path::screen);
    ctx.user = user;
    return ctx;
}

Result<Completed> finish(storage::Database& db, const Ctx& ctx, const Completion& in,
                         const Visitor& visitor) {
    const Turn turn;
    if (!turn.mine()) return away("");
    const auto state_hash = identity::hash_of(in.state);
    TRY(const auto start, storage::write_now(db, ctx, [&](Tx& tx) {
            return take(tx, state_hash, visitor, ctx.now);
        }));
    TRY(const auto platform, storage::read_now(db, ctx.org.id, [&](Tx& tx) {
            return open_platform(tx, start.platform_id);
        }));
    Talk talk(db, ctx, platform);
    TRY(const auto person, who_is(talk, start, in));
    if (!start.user_id) return sign_in(db, ctx, platform, person, visitor);
    CHECK(storage::write_now(
        db, ctx, [&](Tx& tx) { return bind(tx, ctx, platform, person, start.user_id); }));
    return Completed{};
}

}  // namespace

Doors list_doors(storage::Database& db, const DoorsQuestion& in) {
    const auto org = in.organization_id ? identity::organisation(db, in.organization_id)
                                        : identity::only_organisation(db);
    if (!org) return {};
    Doors doors{org->id, {}};
    const auto platforms = storage::read_now(db, org->id, [](Tx& tx) { return all_platforms(tx); });
    for (const Platform& platform : platforms)
        if (platform.sign_in_allowed) doors.items.push_back({platform.id, platform.kind});
    return doors;
}

Result<Started> start(storage::Database& db, const NewStart& in, const AskingPage& page, Id user,
                      Instant now) {
    const auto ctx = ctx_in(db, in.organization_id, user, now);
    if (!ctx) return Problem::not_found("platform");
    TRY(const auto platform, storage::read_now(db, ctx->org.id, [&](Tx& tx) {
            return open_platform(tx, in.platform_id);
        }));
    if (!is_home(platform, page.origin))
        return Problem::of(Status::conflict, "directory.not_at_home",
                           {{"url", platform.home_url.v}});
    const auto state = std::to_string(ctx->org.id.v) + "." + identity::random_secret();
    Started started;
    started.cookie = identity::random_secret();
    started.secure = platform.home_url.v.starts_with("https://");
    const Start kept{platform.id, identity::hash_of(started.cookie), identity::random_secret(),
                     user, now.plus_ms(kStartMs)};
    CHECK(storage::write_now(db, *ctx, [&](Tx& tx) -> Result<> {
        forget_starts(tx, now);
        add_start(tx, identity::hash_of(state), kept);
        return Done{};
    }));
    started.view.url = speech_of(platform.kind)
                           .sign_in(platform, {return_url_of(platform), state,
                                               challenge_of(kept.verifier), page.in_app});
    return started;
}

Result<Completed> complete(storage::Database& db, const Completion& in, const Visitor& visitor,
                           Instant now) {
    CHECK(identity::check_throttle(db, throttle_key(visitor), now));
    Id org;
    Reading reading;
    const auto dot = std::min(in.state.v.find('.'), in.state.v.size());
    const bool named = Value<Id>::text(in.state.v.substr(0, dot), org, reading);
    const auto ctx = named && org ? ctx_in(db, org, visitor.user, now) : std::nullopt;
    auto completed = ctx ? finish(db, *ctx, in, visitor) : Result<Completed>(start_over());
    if (!completed.ok() && completed.problem().status == Status::conflict)
        CHECK(identity::remember_failure(db, throttle_key(visitor), now));
    return completed;
}

}  // namespace zhuli::directory
