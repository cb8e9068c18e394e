#include "features/directory/talk.hpp"

#include "features/directory/store.hpp"
#include "notify/api_call.hpp"

namespace zhuli::directory {

namespace {

constexpr std::size_t kAnswerLimit = 16 * 1024 * 1024;  // a department of tens of thousands
constexpr std::int64_t kSpareMs = 5 * kMinuteMs;        // a token that ends sooner is fetched anew

}  // namespace

Reply say(const Call& call) {
    auto answer = notify::call_api({.url = call.url,
                                    .headers = call.headers,
                                    .body = call.body,
                                    .post = call.post,
                                    .answer_limit = kAnswerLimit});
    return {answer.status, std::move(answer.body)};
}

Answer<std::string> Talk::app_token(bool fresh) {
    if (!fresh) {
        auto kept = storage::read_now(db_, ctx_.org.id,
                                      [&](Tx& tx) { return kept_token(tx, platform_.id); });
        if (kept && kept->ends_at > ctx_.now) return {Outcome::done, {}, std::move(kept->token)};
    }
    auto answer = speech_.read_app_token(say(speech_.app_token(platform_)));
    if (answer.outcome == Outcome::token_ended) answer.outcome = Outcome::refused;
    if (answer.outcome != Outcome::done) return {answer.outcome, answer.why, {}};
    const auto kept = storage::write_now(db_, ctx_, [&](Tx& tx) -> Result<> {
        keep_token(tx, platform_.id, answer.value.text,
                   ctx_.now.plus_ms(answer.value.lives_ms - kSpareMs));
        return Done{};
    });
    INVARIANT(kept.ok(), "keeping a token refuses nothing");
    return {Outcome::done, {}, std::move(answer.value.text)};
}

}  // namespace zhuli::directory
