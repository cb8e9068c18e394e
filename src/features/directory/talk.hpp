// Talking to a platform: one question over the network, outside any unit, with the app's own token
// kept between questions and fetched anew when the platform says it has ended. Understands nothing
// itself (rules_speech.hpp) and decides nothing of what an answer leads to.
#pragma once

#include "features/directory/rules_speech.hpp"
#include "storage/database.hpp"

namespace zhuli::directory {

Reply say(const Call& call);

class Talk {
 public:
    Talk(storage::Database& db, const Ctx& ctx, const Platform& platform)
        : db_(db), ctx_(ctx), platform_(platform), speech_(speech_of(platform.kind)) {}

    const Speech& speech() const { return speech_; }
    const Platform& platform() const { return platform_; }

    /// `make(token) -> Call`, `read(Reply) -> Answer<T>`: a token that has ended is fetched anew,
    /// once.
    template <class T, class Make>
    Answer<T> ask(Make&& make, Answer<T> (*read)(const Reply&)) {
        for (const bool fresh : {false, true}) {
            const auto token = app_token(fresh);
            if (token.outcome != Outcome::done) return {token.outcome, token.why, {}};
            auto answer = read(say(make(token.value)));
            if (answer.outcome != Outcome::token_ended) return answer;
        }
        return {Outcome::refused, "token", {}};
    }

 private:
    Answer<std::string> app_token(bool fresh);

    storage::Database& db_;
    const Ctx& ctx_;
    const Platform& platform_;
    const Speech& speech_;
};

}  // namespace zhuli::directory
