#include "features/notices/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::notices {
namespace {

constexpr Message kTexts[] = {
    {"notice.test.rings", "{customer}，{due}，{goal}", "{customer}，{due}，{goal}",
     "{customer} at {due}: {goal}"},
    {"enum.test.goal", "报价后", "報價後", "After a quote"},
};

struct NoticeText : testing::Test {
    NoticeText() {
        texts.add(kTexts);
        notice.kind = "test.rings";
        notice.due_at = zone.at(Date::from_ymd(2026, 11, 26), 9 * 60 + 5);
        notice.words = {{"customer", "恒达 {due}"}, {"goal", "enum.test.goal", true}};
    }
    std::string text(Locale locale, Instant now) {
        return text_of(notice, texts, locale, zone, now);
    }
    const TimeZone& zone = zone_of("Asia/Shanghai");
    Catalog texts;
    Notice notice;
};

TEST_F(NoticeText, is_made_in_the_readers_language_and_has_only_the_time_of_today) {
    const Instant morning = zone.at(Date::from_ymd(2026, 11, 26), 0);
    EXPECT_EQ(text(Locale::zh_CN, morning), "恒达 {due}，09:05，报价后");
    EXPECT_EQ(text(Locale::en, morning), "恒达 {due} at 09:05: After a quote");
    EXPECT_EQ(text(Locale::zh_TW, morning.plus_ms(-1)), "恒达 {due}，2026-11-26 09:05，報價後");
}

TEST_F(NoticeText, of_a_kind_nobody_has_words_for_is_its_key) {
    notice.kind = "test.unknown";
    EXPECT_EQ(text(Locale::en, notice.due_at), "notice.test.unknown");
}

TEST(NoticeMessage, holds_as_many_lines_as_fit_and_says_how_many_more_there_are) {
    constexpr Message kMore[] = {{"notices.more", "还有{count}", "還有{count}", "+{count}"}};
    Catalog texts;
    texts.add(kMore);
    const std::vector<std::string> lines{"aaaa", "bbbb", "cccc"};
    const auto of = [&](std::size_t limit) { return joined(lines, limit, texts, Locale::en); };
    EXPECT_EQ(of(100), "aaaa\nbbbb\ncccc");
    EXPECT_EQ(of(15), "aaaa\nbbbb\ncccc");
    EXPECT_EQ(of(13), "aaaa\nbbbb\n+1");
    EXPECT_EQ(of(9), "aaaa\n+2");
    const std::vector<std::string> one{"客户客户"};
    EXPECT_EQ(joined(one, 7, texts, Locale::en), "客户") << "cut between characters";
    for (std::size_t limit = 3; limit < 40; ++limit) EXPECT_LE(of(limit).size(), limit) << limit;
}

TEST(NoticePause, doubles_from_a_minute_to_an_hour) {
    EXPECT_EQ(pause_ms(1), kMinuteMs);
    EXPECT_EQ(pause_ms(3), 4 * kMinuteMs);
    EXPECT_EQ(pause_ms(7), kHourMs);
    EXPECT_EQ(pause_ms(1000), kHourMs);
}

}  // namespace
}  // namespace zhuli::notices
