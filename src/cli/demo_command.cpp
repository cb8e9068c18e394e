// `zhuli demo`, and what `serve --demo` does before it serves.
#include <chrono>
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/demo/demo.hpp"

namespace zhuli::cli {

namespace {

void say_how_to_sign_in() {
    std::printf(
        "The demo company: sign in as xiaowen@demo.zhuli (assistant), manager@, finance@,"
        " warehouse@, purchasing@, service@, marketing@, auditor@ or admin@demo.zhuli;"
        " password %s\n",
        std::string(demo::kPassword).c_str());
    std::fflush(stdout);
}

/// With the database to itself: a busy machine makes it slow, never impossible.
Result<demo::Made> make_aloud(const Target& target, Features features) {
    const auto db = storage::open_database(target.db, {.create = true, .alone = true});
    storage::migrate(*db, all_migrations(features));
    using Clock = std::chrono::steady_clock;
    const auto started = Clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(Clock::now() - started).count();
    };
    demo::MakeOptions options;
    options.on_month = [&](const std::string& month) {
        std::printf("Making the demo company: %s  (%.0f s)\n", month.c_str(), seconds());
        std::fflush(stdout);
    };
    auto made = demo::make(*db, features, clock_now(), options);
    if (made.ok() && *made == demo::Made::made)
        std::printf("A year of history was made in %.1f s.\n", seconds());
    return made;
}

}  // namespace

int make_demo(const Target& target, Features features) {
    const auto made = make_aloud(target, features);
    if (!made.ok()) return refuse(made.problem(), features);
    say_how_to_sign_in();
    return kDone;
}

int demo_company(const Target& target, Features features) {
    const auto made = make_aloud(target, features);
    if (!made.ok()) return refuse(made.problem(), features);
    if (*made == demo::Made::was_there)
        return refuse(Problem::field("db", "cli.demo_needs_empty"), features);
    say_how_to_sign_in();
    return kDone;
}

}  // namespace zhuli::cli
