#include "features/tickets/rules_triage.hpp"

#include <gtest/gtest.h>

namespace zhuli::tickets {
namespace {

using Words = std::vector<std::string>;

Words codes(const Result<>& result) {
    Words found;
    if (result.ok()) return found;
    for (const auto& field : result.problem().fields)
        found.push_back(field.path + ":" + field.code);
    if (found.empty()) found.push_back(result.problem().code);
    return found;
}

TEST(SeverityWords, of_the_organisation_decide_and_are_told) {
    WordSettings words;
    EXPECT_EQ(suggest_severity({"电机冒烟"}, words).severity, Severity::s3) << "no word of theirs";
    words.danger_words = {"冒烟", "焦味"};
    words.many_words = {"Serial Fault"};
    const auto view = suggest_severity({"电机冒烟，有焦味"}, words);
    EXPECT_EQ(view.severity, Severity::s1);
    EXPECT_EQ(view.reasons, std::vector{SeverityReason::danger});
    EXPECT_EQ(view.words, (Words{"冒烟", "焦味"}));
    EXPECT_EQ(suggest_severity({"a SERIAL fault again"}, words).severity, Severity::s2)
        << "however it is written";
    EXPECT_EQ(suggest_severity({"電機冒煙"}, words).severity, Severity::s1) << "traditional too";
}

TEST(SeverityWords, the_gravest_list_counts) {
    WordSettings words;
    words.wish_words = {"建议"};
    words.standstill_words = {"停线"};
    EXPECT_EQ(suggest_severity({"已经停线，建议换货"}, words).severity, Severity::s1);
    EXPECT_EQ(suggest_severity({"建议换货"}, words).severity, Severity::s4);
    EXPECT_EQ(suggest_severity({"建议换货", true}, words).severity, Severity::s3);
}

TEST(SeverityWords, are_two_letters_at_least_and_stand_in_one_list) {
    EXPECT_EQ(codes(check(usual_words())), Words{});
    WordSettings words;
    words.danger_words = {"火", "冒烟"};
    words.many_words = {"冒煙"};
    EXPECT_EQ(codes(check(words)),
              (Words{"danger_words:tickets.word_too_short", "many_words:tickets.word_twice"}));
    words = {};
    for (std::size_t i = 0; i <= kMostWords; ++i)
        words.wish_words.emplace_back("w" + std::to_string(i));
    EXPECT_EQ(codes(check(words)), Words{"wish_words:tickets.too_many_words"});
}

TEST(KindAdvice, falls_back_to_what_the_mailbox_is_for_where_the_words_say_little) {
    const Guess sure{Kind::quality, 0.44}, unsure{Kind::other, 0.25};
    EXPECT_EQ(advise_kind(unsure, Kind::billing).kind, Kind::billing);
    EXPECT_TRUE(advise_kind(unsure, Kind::billing).usual_for_mail);
    EXPECT_EQ(advise_kind(sure, Kind::billing).kind, Kind::quality);
    EXPECT_EQ(advise_kind(unsure, Kind::none).kind, Kind::other);
    EXPECT_EQ(advise_kind(sure, Kind::none).percent, 44);
}

TEST(KindAdvice, of_one_keyword_is_sure_enough) {
    EXPECT_EQ(advise_kind(KindModel().guess("发票开错了"), Kind::other).kind, Kind::billing);
    EXPECT_EQ(advise_kind(KindModel().guess("你们好"), Kind::billing).kind, Kind::billing);
}

TEST(Triage, names_all_that_its_act_needs) {
    Triage in;
    in.items = {{.id = Id{1}}, {.id = Id{2}}};
    EXPECT_EQ(codes(check(in)), Words{});
    in.act = TriageAct::give;
    EXPECT_EQ(codes(check(in)), Words{"owner_id:field.required"});
    in.to_inbox = true;
    EXPECT_EQ(codes(check(in)), Words{});
    in.to_inbox = false;
    in.items[0].owner_id = in.items[1].owner_id = Id{9};
    EXPECT_EQ(codes(check(in)), Words{}) << "each has its own";
    in.act = TriageAct::join;
    EXPECT_EQ(codes(check(in)), Words{"into_id:field.required"});
    in.act = TriageAct::accept;
    in.items.resize(kMostTriaged + 1);
    EXPECT_EQ(codes(check(in)), Words{"items:tickets.too_many_at_once"});
}

TEST(Triage, overwrites_nobodys_decision_and_touches_nothing_that_ended) {
    Ctx ctx;
    Ticket ticket;
    EXPECT_EQ(codes(check_acceptance(ctx, ticket)), Words{});
    ticket.kind = Kind::quality;
    EXPECT_EQ(codes(check_acceptance(ctx, ticket)), Words{}) << "of its mailbox";
    ticket.classified_at = Instant{1};
    EXPECT_EQ(codes(check_acceptance(ctx, ticket)), Words{"tickets.is_classified"});
    EXPECT_EQ(codes(check_giving(ctx, ticket)), Words{});
    ticket.stage = Stage::closed;
    EXPECT_EQ(codes(check_giving(ctx, ticket)), Words{"tickets.is_closed"});
    ticket.owner_id = Id{3};
    ctx.rights = std::make_shared<Rights>();
    EXPECT_EQ(codes(check_giving(ctx, ticket)), Words{"problem.forbidden"});
}

TEST(TriageUndo, takes_back_its_act_and_nothing_that_was_done_besides) {
    Ticket before, now;
    EXPECT_EQ(codes(check_undo(TriageAct::accept, before, now)), Words{"tickets.moved_on"});
    now.classified_at = Instant{5};
    now.owner_id = Id{3};
    EXPECT_EQ(codes(check_undo(TriageAct::accept, before, now)), Words{});
    EXPECT_EQ(codes(check_undo(TriageAct::give, before, now)), Words{"tickets.moved_on"});
    before.classified_at = Instant{4};
    EXPECT_EQ(codes(check_undo(TriageAct::accept, before, now)), Words{"tickets.moved_on"})
        << "it was classified before";
    before.classified_at = now.classified_at;
    EXPECT_EQ(codes(check_undo(TriageAct::give, before, now)), Words{});
    now.replied_at = Instant{6};
    EXPECT_EQ(codes(check_undo(TriageAct::give, before, now)), Words{"tickets.moved_on"})
        << "taken with an answer";
    EXPECT_EQ(codes(check_undo(TriageAct::join, before, now)), Words{"tickets.moved_on"});
    now.stage = Stage::joined;
    EXPECT_EQ(codes(check_undo(TriageAct::join, before, now)), Words{});
}

TEST(TriageUndo, parts_only_from_what_goes_on_and_leaves_no_request_behind) {
    Ticket before, into;
    EXPECT_EQ(codes(check_parting(before, into)), Words{});
    before.open_requests = 1;
    EXPECT_EQ(codes(check_parting(before, into)), Words{"tickets.requests_went_along"});
    into.stage = Stage::closed;
    EXPECT_EQ(codes(check_parting(before, into)), Words{"tickets.into_ended"});
    before.open_requests = 0;
    into.stage = Stage::joined;
    EXPECT_EQ(codes(check_parting(before, into)), Words{"tickets.into_ended"});
}

}  // namespace
}  // namespace zhuli::tickets
