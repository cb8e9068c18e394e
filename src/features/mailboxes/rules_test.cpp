#include "features/mailboxes/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::mailboxes {
namespace {

TEST(MailRules, whoever_is_no_person_is_told_by_the_headers) {
    const std::string own[] = {"service@demo.test"};
    const auto reason = [&](auto&& change) {
        Incoming mail;
        mail.from = "a@b.test";
        mail.return_path = "<a@b.test>";
        change(mail);
        return reason_of(mail, own);
    };
    using I = Incoming;
    EXPECT_EQ(reason([](I&) {}), MailReason::none);
    EXPECT_EQ(reason([](I& m) { m.auto_submitted = "no"; }), MailReason::none);
    EXPECT_EQ(reason([](I& m) { m.auto_submitted = " No "; }), MailReason::none);
    EXPECT_EQ(reason([](I& m) { m.auto_submitted = "auto-replied; x=y"; }), MailReason::says_so);
    EXPECT_EQ(reason([](I& m) { m.suppress = "All"; }), MailReason::says_so);
    EXPECT_EQ(reason([](I& m) { m.suppress = "None"; }), MailReason::none);
    EXPECT_EQ(reason([](I& m) { m.precedence = "Bulk"; }), MailReason::list);
    EXPECT_EQ(reason([](I& m) { m.precedence = "junk"; }), MailReason::list);
    EXPECT_EQ(reason([](I& m) { m.precedence = "list"; }), MailReason::list);
    EXPECT_EQ(reason([](I& m) { m.precedence = "first-class"; }), MailReason::none);
    EXPECT_EQ(reason([](I& m) { m.list_id = "<news.b.test>"; }), MailReason::list);
    EXPECT_EQ(reason([](I& m) { m.return_path = "<>"; }), MailReason::no_return);
    EXPECT_EQ(reason([](I& m) { m.return_path = ""; }), MailReason::none) << "not told";
    EXPECT_EQ(reason([](I& m) { m.is_receipt = true; }), MailReason::receipt);
    EXPECT_EQ(reason([](I& m) { m.from = "service@demo.test"; }), MailReason::own);
    EXPECT_EQ(reason([](I& m) { m.from = ""; }), MailReason::no_sender);
}

TEST(MailRules, a_tag_is_found_where_answers_carry_it) {
    const auto subject = tagged("少发", "TK-20261124-0001", "q7h2m4xkda");
    EXPECT_EQ(subject, "Re: 少发 [TK-20261124-0001 #q7h2m4xkda]");
    EXPECT_EQ(tag_in("回复: " + subject + " 谢谢"), "q7h2m4xkda");
    EXPECT_EQ(tag_in("Re: #1 [x #q7h2m4xkda]"), "q7h2m4xkda");
    for (const char* none : {"", "#", "#]", "少发 #q7h2m4xkda", "[#short]", "[#Q7H2M4XKDA]"})
        EXPECT_EQ(tag_in(none), "") << none;
}

TEST(MailRules, what_is_answered_is_left_out_unless_there_is_nothing_else) {
    struct Row {
        const char *text, *kept;
    };
    const Row rows[] = {
        {"还没收到", "还没收到"},
        {"还没收到\n\n在 2026年11月24日，助理 <a@b.test> 写道：\n> 已补发", "还没收到"},
        {"Not yet.\n\nOn Tue, Nov 24, 2026 at 10:20 AM A <a@b.test> wrote:\n> sent", "Not yet."},
        {"还没\n------------------ 原始邮件 ------------------\n发件人: x", "还没"},
        {"还没\n-----Original Message-----\nFrom: x", "还没"},
        {"还没\n________________________________\nFrom: x", "还没"},
        {"还没\n—— 请在此行上方回复 ——\n\n已补发", "还没"},
        {"> 已补发\n还没\n> 谢谢\n真的", "还没\n真的"},
        {"> 只有引用", "> 只有引用"},
        {"他写道：少了两个", "他写道：少了两个"},
    };
    for (const Row& row : rows) EXPECT_EQ(without_history(row.text), row.kept) << row.text;
}

TEST(MailRules, html_is_read_as_people_see_it) {
    struct Row {
        const char *html, *text;
    };
    const Row rows[] = {
        {"<p>一</p><p>二</p>", "一\n\n二"},
        {"a&lt;b&amp;c&gt;", "a<b&c>"},
        {"<td>1</td><td>2</td>", "1 2"},
        {"x<!-- <b>no</b> -->y", "xy"},
        {"x<style>p{}</style>y", "xy"},
        {"x<SCRIPT>a</b>c</ScRiPt>y", "xy"},
        {"&#x4e2d;&#20013;&#0;", "中中&#0;"},
        {"&unknown; & b", "&unknown; & b"},
        {"a<b", "a"},
        {"<div>a\n  b</div>", "a b"},
    };
    for (const Row& row : rows) EXPECT_EQ(text_of_html(row.html), row.text) << row.html;
}

TEST(MailRules, who_was_refused_is_not_asked_again_and_again) {
    EXPECT_EQ(pause_ms(Fault::away, 1), kMinuteMs);
    EXPECT_EQ(pause_ms(Fault::away, 3), 4 * kMinuteMs);
    EXPECT_EQ(pause_ms(Fault::away, 100), kHourMs);
    EXPECT_EQ(pause_ms(Fault::denied, 1), 15 * kMinuteMs);
    EXPECT_EQ(pause_ms(Fault::denied, 9), kHourMs);
}

TEST(MailRules, an_id_that_could_break_a_header_is_none) {
    EXPECT_EQ(plain_id("a.b-c@d"), "a.b-c@d");
    for (const char* bad : {"a b", "a\r\nBcc: x", "<a>", "客"}) EXPECT_EQ(plain_id(bad), "") << bad;
    EXPECT_EQ(plain_id(std::string(300, 'a')), "");
}

}  // namespace
}  // namespace zhuli::mailboxes
