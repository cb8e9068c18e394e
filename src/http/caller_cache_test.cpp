#include "http/caller_cache.hpp"

#include <gtest/gtest.h>

namespace zhuli::http {
namespace {

/// A directory of callers that counts how often it is asked.
struct Directory {
    int asked = 0;
    std::uint64_t changes = 0;
    bool knows = true;
    CallerCache cache{[this](std::string_view, bool by_cookie, Instant now) {
                          ++asked;
                          std::optional<Caller> caller;
                          if (knows)
                              caller = Caller{{.user = {7}, .now = now}, "csrf", {1}, by_cookie};
                          return caller;
                      },
                      [this] { return changes; }};
};

const Instant kNow{1'790'000'000'000};

TEST(CallerCache, asks_once_while_nothing_changes) {
    Directory directory;
    directory.cache.find("t", true, kNow);
    const auto again = directory.cache.find("t", true, kNow.plus_ms(kCallerMs - 1));
    EXPECT_EQ(directory.asked, 1);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->ctx.user, Id{7});
    EXPECT_EQ(again->ctx.now, kNow.plus_ms(kCallerMs - 1));
}

TEST(CallerCache, gives_the_business_date_of_the_request) {
    Directory directory;
    directory.cache.find("t", true, kNow);
    const auto later = directory.cache.find("t", true, kNow.plus_ms(10));
    EXPECT_EQ(later->ctx.today.to_string(), "2026-09-21");
}

TEST(CallerCache, forgets_when_access_changes) {
    Directory directory;
    directory.cache.find("t", true, kNow);
    ++directory.changes;
    directory.knows = false;
    EXPECT_FALSE(directory.cache.find("t", true, kNow));
    EXPECT_EQ(directory.asked, 2);
}

TEST(CallerCache, sees_what_another_process_changed_within_a_second) {
    Directory directory;
    directory.cache.find("t", true, kNow);
    directory.knows = false;
    EXPECT_FALSE(directory.cache.find("t", true, kNow.plus_ms(kCallerMs)));
}

TEST(CallerCache, asks_again_when_the_clock_went_back) {
    Directory directory;
    directory.cache.find("t", true, kNow);
    directory.cache.find("t", true, kNow.plus_ms(-1));
    EXPECT_EQ(directory.asked, 2);
}

TEST(CallerCache, remembers_nobody_who_was_not_found) {
    Directory directory;
    directory.knows = false;
    directory.cache.find("t", true, kNow);
    directory.knows = true;
    EXPECT_TRUE(directory.cache.find("t", true, kNow));
}

TEST(CallerCache, keeps_cookies_and_bearer_tokens_apart) {
    Directory directory;
    directory.cache.find("t", true, kNow);
    EXPECT_FALSE(directory.cache.find("t", false, kNow)->by_cookie);
}

TEST(CallerCache, does_not_remember_what_changed_while_it_asked) {
    Directory directory;
    CallerCache cache{[&](std::string_view, bool, Instant now) {
                          ++directory.changes;
                          ++directory.asked;
                          return std::optional(Caller{{.user = {7}, .now = now}, "", {}, true});
                      },
                      [&] { return directory.changes; }};
    cache.find("t", true, kNow);
    cache.find("t", true, kNow);
    EXPECT_EQ(directory.asked, 2);
}

}  // namespace
}  // namespace zhuli::http
