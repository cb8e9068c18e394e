#include "storage/answers.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace zhuli::storage {

namespace {

using std::chrono::milliseconds;

template <class F>
void guarded(std::string_view what, F&& action) {
    try {
        action();
    } catch (const std::exception& error) {
        spdlog::error("{} failed: {}", what, error.what());
    } catch (...) {
        spdlog::error("{} failed", what);
    }
}

}  // namespace

void Answers::on_commit(CommitListener listener) {
    const std::lock_guard lock(mutex_);
    listeners_.push_back(std::move(listener));
}

void Answers::give(Unit& unit, Outcome& outcome) {
    for (const auto& action : outcome.after_commit) guarded("an after-commit action", action);
    if (outcome.last_seq != 0) {
        const std::shared_lock lock(mutex_);
        for (const auto& listener : listeners_)
            guarded("a commit listener", [&] { listener(unit.org, outcome.last_seq); });
    }
    if (unit.done) guarded("answering a unit", [&] { unit.done(outcome.error); });
}

void log_if_slow(std::chrono::steady_clock::duration took) {
    if (took > kSlowUnit)
        spdlog::warn("a unit took {} ms", std::chrono::duration_cast<milliseconds>(took).count());
}

void refuse_if_far_too_slow(std::chrono::steady_clock::duration took) {
    if (took > kLongestUnit)
        throw UnitTooLong(fmt::format("a unit took {} ms and was rolled back: split it",
                                      std::chrono::duration_cast<milliseconds>(took).count()));
}

}  // namespace zhuli::storage
