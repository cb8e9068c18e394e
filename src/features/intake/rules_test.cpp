#include "features/intake/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::intake {
namespace {

const Instant kNow{1'000'000'000'000};

NewComplaint complaint(std::int64_t took_ms) {
    NewComplaint in;
    in.seen_at = kNow.plus_ms(-took_ms);
    return in;
}

TEST(IntakeForm, takes_what_a_person_filled_in_a_person_s_time) {
    const auto code = [](const NewComplaint& in) {
        const auto checked = check(in, kNow);
        return checked.ok() ? std::string() : checked.problem().code;
    };
    EXPECT_EQ(code(complaint(60'000)), "");
    EXPECT_EQ(code(complaint(2'999)), "intake.too_fast");
    EXPECT_EQ(code(complaint(-5'000)), "intake.too_fast") << "a time that has not come";
    EXPECT_EQ(code(complaint(25 * kHourMs)), "intake.too_old");
    auto trapped = complaint(60'000);
    trapped.website = "http://x";
    EXPECT_EQ(code(trapped), "intake.not_by_a_person");
}

TEST(IntakeMatch, is_certain_only_where_the_phone_is_one_customer_s_and_nothing_speaks_against_it) {
    const std::vector<Id> one{Id{7}}, two{Id{7}, Id{8}};
    EXPECT_EQ(match_of(one, {}, {}).customer_id, Id{7});
    EXPECT_EQ(match_of(one, {}, {}).by, MatchedBy::phone);
    EXPECT_EQ(match_of(one, Id{7}, Id{3}).order_id, Id{3});
    EXPECT_EQ(match_of(one, Id{7}, Id{3}).by, MatchedBy::phone_and_order);
    EXPECT_EQ(match_of(one, Id{9}, Id{3}).customer_id, Id{}) << "somebody else's order";
    EXPECT_EQ(match_of(two, {}, {}).customer_id, Id{}) << "two have this phone";
    EXPECT_EQ(match_of({}, Id{7}, Id{3}).customer_id, Id{}) << "an order number can be guessed";
}

TEST(IntakePage, shows_answers_and_the_customer_s_words_and_nothing_that_is_ours) {
    using tickets::RecordKind;
    const auto record = [](RecordKind kind, std::int64_t at, const char* words) {
        tickets::TicketRecord one;
        one.kind = kind;
        one.at = Instant{at};
        one.words = words;
        return one;
    };
    const std::vector<tickets::TicketRecord> own{
        record(RecordKind::note, 1, "内部"),         record(RecordKind::stage, 2, "调查记录"),
        record(RecordKind::customer, 3, "还有一箱"), record(RecordKind::reply, 4, "今天补发"),
        record(RecordKind::pause, 5, "等照片"),      record(RecordKind::join, 6, "TK-2")};
    const std::vector<tickets::TicketRecord> other{record(RecordKind::reply, 3, "给别人的"),
                                                   record(RecordKind::customer, 8, "别人说的"),
                                                   record(RecordKind::reply, 9, "已发出")};
    const auto said = said_of(own, Instant{6}, other);
    ASSERT_EQ(said.size(), 3U);
    EXPECT_EQ(said[0].words, "还有一箱");
    EXPECT_FALSE(said[0].ours);
    EXPECT_EQ(said[1].words, "今天补发");
    EXPECT_EQ(said[2].words, "已发出");
}

TEST(IntakeFiles, are_photos_and_pdf) {
    using enum attachments::FileType;
    EXPECT_TRUE(is_taken(jpeg));
    EXPECT_TRUE(is_taken(pdf));
    EXPECT_FALSE(is_taken(xlsx));
    EXPECT_FALSE(is_taken(mp3));
    EXPECT_FALSE(is_taken(unknown));
}

}  // namespace
}  // namespace zhuli::intake
