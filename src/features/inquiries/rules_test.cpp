#include "features/inquiries/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"
#include "features/inquiries/rules_needs.hpp"

namespace zhuli::inquiries {
namespace {

using enum InquiryState;

const WorkCalendar& calendar() { return office_calendar("Asia/Shanghai"); }

/// Of November 2026 in Shanghai; the 27th is a Friday.
Instant at(int day, int hour, int minute = 0) {
    return calendar().zone().at(Date::from_ymd(2026, 11, day), hour * 60 + minute);
}

Inquiry arrived(Channel channel, Instant when, const Settings& settings = {}) {
    Inquiry inquiry;
    inquiry.channel = channel;
    inquiry.received_at = when;
    start_clock(inquiry, settings, calendar());
    return inquiry;
}

std::vector<std::string> codes(const Result<>& result) {
    std::vector<std::string> found;
    if (!result.ok())
        for (const auto& field : result.problem().fields)
            found.push_back(field.path + ":" + field.code);
    return found;
}

TEST(InquiryClock, counts_working_minutes_of_the_channel) {
    struct Row {
        Channel channel;
        Instant received, due;
    };
    for (const Row& row : {Row{Channel::phone, at(24, 10), at(24, 10, 10)},
                           Row{Channel::wechat, at(24, 10), at(24, 10, 15)},
                           Row{Channel::visit, at(24, 11, 58), at(24, 13, 3)},   // over lunch
                           Row{Channel::email, at(27, 17, 30), at(30, 10, 30)},  // over the weekend
                           Row{Channel::phone, at(28, 20), at(30, 9, 10)}})      // on a Saturday
        EXPECT_EQ(arrived(row.channel, row.received).due_at.v, row.due.v);
}

TEST(InquiryClock, warns_after_its_share_of_the_time) {
    Settings settings;
    settings.email_minutes = 100;
    settings.warn_percent = 80;
    const Inquiry inquiry = arrived(Channel::email, at(24, 9), settings);
    EXPECT_EQ(inquiry.warn_at.v, at(24, 10, 20).v);
    EXPECT_EQ(inquiry.target_minutes, 100);
}

TEST(InquiryClock, stops_with_the_first_answer_and_says_whether_it_was_late) {
    Inquiry in_time = arrived(Channel::phone, at(24, 11, 55));
    stop_clock(in_time, calendar(), at(24, 13, 4), {7});
    EXPECT_EQ(in_time.taken_minutes, 9);
    EXPECT_FALSE(in_time.breached);
    EXPECT_EQ(in_time.answered_by, Id{7});
    Inquiry late = arrived(Channel::phone, at(24, 11, 55));
    stop_clock(late, calendar(), at(24, 13, 6), {7});
    EXPECT_EQ(late.taken_minutes, 11);
    EXPECT_TRUE(late.breached);
}

TEST(InquiryClock, rings_first_for_the_warning_then_for_the_breach_then_no_more) {
    Inquiry inquiry = arrived(Channel::phone, at(24, 10));
    EXPECT_EQ(ring_at(inquiry), inquiry.warn_at);
    inquiry.warned = true;
    EXPECT_EQ(ring_at(inquiry), inquiry.due_at);
    inquiry.breached = true;
    EXPECT_EQ(ring_at(inquiry), Instant{});
    inquiry.breached = false;
    inquiry.state = responded;
    EXPECT_EQ(ring_at(inquiry), Instant{});
}

TEST(Inquiry, every_problem_of_a_new_one_comes_back_at_once) {
    NewInquiry in;
    in.channel = Channel::note;
    in.received_at = at(25, 10);
    EXPECT_EQ(codes(check_new(in, at(24, 10))),
              (std::vector<std::string>{
                  "channel:inquiries.note_is_no_channel", "name:inquiries.nobody_asks",
                  "phone:inquiries.no_way_to_answer", "received_at:inquiries.not_arrived_yet"}));
    in = {};
    in.name = "王";
    in.received_at = at(24, 10).plus_ms(-31 * kDayMs);
    in.wechat = "wang";
    EXPECT_EQ(codes(check_new(in, at(24, 10))),
              std::vector<std::string>{"received_at:inquiries.too_long_ago"});
}

TEST(Inquiry, needs_a_way_to_answer_unless_there_is_one_already) {
    const auto may = [](auto&& change) {
        NewInquiry in;
        in.name = "王";
        change(in);
        return check_new(in, at(24, 10)).ok();
    };
    EXPECT_FALSE(may([](NewInquiry&) {}));
    EXPECT_TRUE(may([](NewInquiry& in) { in.phone.v = "+8613800138000"; }));
    EXPECT_TRUE(may([](NewInquiry& in) { in.email.v = "a@b.cn"; }));
    EXPECT_TRUE(may([](NewInquiry& in) { in.channel = Channel::visit; }));
    EXPECT_TRUE(may([](NewInquiry& in) { in.answered = true; }));
    EXPECT_TRUE(may([](NewInquiry& in) { in.customer_id = {5}; }));
}

TEST(Inquiry, goes_on_by_its_table_and_by_nothing_else) {
    struct Row {
        InquiryState from;
        const char* action;
        InquiryState to;
    };
    Ctx system;
    Inquiry answered;
    answered.customer_id = {5};
    answered.first_responded_at = at(24, 10);
    for (const Row& row : {Row{open, "respond", responded}, Row{responded, "qualify", qualified},
                           Row{open, "lose", lost}, Row{qualified, "lose", lost},
                           Row{responded, "invalidate", invalid}, Row{lost, "reopen", responded},
                           Row{invalid, "reopen", responded}, Row{open, "win", won},
                           Row{qualified, "win", won}, Row{won, "reopen", qualified}}) {
        const auto next = step(workflow(), system, answered, row.from, row.action);
        ASSERT_TRUE(next.ok()) << row.action;
        EXPECT_EQ(*next, row.to) << row.action;
    }
    for (const auto& [from, action] :
         {std::pair{open, "qualify"}, std::pair{responded, "respond"}, std::pair{lost, "lose"},
          std::pair{won, "lose"}, std::pair{lost, "edit"}, std::pair{open, "reopen"}})
        EXPECT_FALSE(step(workflow(), system, answered, from, action).ok()) << action;
    Inquiry fresh;
    EXPECT_EQ(*step(workflow(), system, fresh, lost, "reopen"), open);
    EXPECT_FALSE(step(workflow(), system, fresh, responded, "qualify").ok()) << "a walk-in";
}

TEST(Inquiry, is_lost_or_invalid_for_a_reason) {
    EXPECT_EQ(codes(check(Loss{})), std::vector<std::string>{"reason:field.required"});
    EXPECT_EQ(codes(check(Loss{{}, LostReason::other, {}})),
              std::vector<std::string>{"words:field.required"});
    EXPECT_TRUE(check(Loss{{}, LostReason::price, {}}).ok());
    EXPECT_EQ(codes(check(Invalidation{})), std::vector<std::string>{"reason:field.required"});
    EXPECT_TRUE(check(Invalidation{{}, InvalidReason::other, "招聘"}).ok());
}

TEST(Inquiry, becomes_a_customer_with_its_name_and_contact) {
    Inquiry inquiry;
    inquiry.name = "苏州恒达精密";
    inquiry.contact_name = "周工";
    inquiry.phone.v = "+8613800138000";
    inquiry.source = "1688";
    const auto company = customer_of(inquiry, {});
    EXPECT_EQ(company.name.v, "苏州恒达精密");
    EXPECT_EQ(company.contact_name.v, "周工");
    EXPECT_EQ(company.phone.v, "+8613800138000");
    EXPECT_EQ(company.source.v, "1688");
    inquiry.contact_name = {};
    inquiry.name = "周工";
    EXPECT_EQ(customer_of(inquiry, {{}, customers::Kind::company, "恒达", {}}).contact_name.v,
              "周工");
}

TEST(Inquiry, an_order_wins_when_confirmed_by_a_person_and_unwins_when_cancelled) {
    EXPECT_TRUE(order_news("order.confirmed", R"({"number":"SO-1"})").confirmed);
    EXPECT_EQ(order_news("order.confirmed", R"({"number":"SO-1"})").number, "SO-1");
    EXPECT_FALSE(order_news("order.confirmed", R"({"imported":true})").confirmed);
    EXPECT_TRUE(order_news("order.cancelled", "{}").cancelled);
    EXPECT_FALSE(order_news("order.shipped", "{}").confirmed);
}

TEST(Inquiry, settings_are_within_their_limits) {
    EXPECT_TRUE(check(Settings{}).ok());
    Settings wrong;
    wrong.phone_minutes = 0;
    wrong.warn_percent = 99;
    wrong.questions = {Text<200>{}};
    EXPECT_EQ(codes(check(wrong)), (std::vector<std::string>{"phone_minutes:inquiries.range",
                                                             "warn_percent:inquiries.range",
                                                             "questions.0:field.required"}));
}

TEST(Need, is_of_somebody_and_says_something) {
    EXPECT_EQ(codes(check(Need{})), (std::vector<std::string>{"customer_id:field.required",
                                                              "words:inquiries.nothing_was_said"}));
    Need need;
    need.customer_id = {5};
    need.answers = {{"做什么用？", ""}};
    EXPECT_FALSE(check(need).ok());
    need.answers[0].answer = "户外";
    EXPECT_TRUE(check(need).ok());
}

TEST(Need, a_revision_keeps_everything_but_the_yes) {
    Need confirmed;
    confirmed.root_id = {3};
    confirmed.words = "要防水";
    confirmed.read_back = "IP68";
    confirmed.state = NeedState::confirmed;
    confirmed.confirmed_by = "王";
    const Need next = revision_of(confirmed, 2, {9});
    EXPECT_EQ(next.state, NeedState::draft);
    EXPECT_EQ(next.read_back.v, "IP68");
    EXPECT_EQ(next.root_id, Id{3});
    EXPECT_EQ(next.revision_no, 2);
    EXPECT_TRUE(next.confirmed_by.empty());
}

}  // namespace
}  // namespace zhuli::inquiries
