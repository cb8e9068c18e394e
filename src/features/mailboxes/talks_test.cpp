// What goes to and fro by mail about a complaint: answers, from whom they may come, machines that
// answer, files that are large.
#include "features/mailboxes/mails_for_test.hpp"

namespace zhuli::mailboxes {
namespace {

using support::Mailbox;

struct MailTalks : MailsIn {
    Mailbox outbox;
    std::string ticket;

    void SetUp() override {
        MailsIn::SetUp();
        mail_server(outbox.port());
    }
    /// A complaint by mail that somebody works on.
    void opened(const std::string& from = "wang@kehu.test") {
        come_and_look(plain(from, "门铃不响", "两天了"));
        ASSERT_EQ(tickets().size(), 1U) << mailbox().body;
        ticket = tickets().front();
        ASSERT_EQ(claim(ticket).status, 200);
        ASSERT_EQ(classify(ticket).status, 200);
    }
    void answered() {
        opened();
        ASSERT_EQ(say(ticket, "replies", "今天派人上门").status, 200);
        look(0);
        ASSERT_EQ(outbox.mails().size(), 1U);
    }
    std::string answer(const std::string& from, const std::string& words,
                       const std::string& more = "") {
        return plain(
            from, "Re: x", words,
            "In-Reply-To: " + header_of(outbox.mails().front(), "Message-ID") + "\r\n" + more);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, MailTalks, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(MailTalks, an_answer_goes_by_mail_once_and_what_comes_back_is_part_of_the_complaint) {
    answered();
    const auto sent = outbox.mails().front();
    EXPECT_EQ(header_of(sent, "In-Reply-To"), "<m1@their.test>");
    EXPECT_EQ(header_of(sent, "Auto-Submitted"), "no");
    EXPECT_EQ(header_of(sent, "Reply-To"), "<service@demo.test>");
    EXPECT_EQ(header_of(sent, "To"), "<wang@kehu.test>");
    EXPECT_NE(header_of(sent, "Message-ID"), "");
    world.db().execute_script("UPDATE consumer SET position = 0 WHERE name = 'mailboxes.replies'");
    for (int i = 0; i < 3; ++i) look();
    EXPECT_EQ(outbox.mails().size(), 1U) << "events that come again send nothing again";
    EXPECT_EQ(mails_of(ticket).json.at("replies").at(0).at("state").as_string(), "sent");
    come_and_look(
        answer("wang@kehu.test", "下午在家\r\n\r\n在 2026年11月24日，助理 写道：\r\n> 今天"));
    EXPECT_EQ(outcomes().front(), "added:none");
    EXPECT_NE(story(ticket).find("下午在家"), std::string::npos);
    EXPECT_EQ(story(ticket).find("写道"), std::string::npos);
    EXPECT_EQ(told("service").front(), "ticket.customer_wrote");
    EXPECT_EQ(tickets().size(), 1U);
    shop.expect_sound();
}

TEST_P(MailTalks, an_answer_whose_headers_were_lost_is_known_by_the_tag_in_its_subject) {
    answered();
    const auto mail = outbox.mails().front();
    std::string tag;
    world.db().read(world.org(), [&](storage::Tx& tx) {
        const storage::Sql tags{"test.tags", "SELECT tag FROM mail_thread WHERE org_id = $1"};
        tag = *tx.scalar<std::string>(tags);
    });
    come_and_look(plain("wang@kehu.test", "fwd [TK-1 #" + tag + "]", "还没来人"));
    EXPECT_EQ(outcomes().front(), "added:none");
    come_and_look(plain("wang@kehu.test", "fwd [TK-1 #aaaaaaaaaa]", "别的事"));
    EXPECT_EQ(outcomes().front(), "opened:none") << "a tag nobody gave is none";
}

TEST_P(MailTalks, the_first_mail_sent_again_with_more_to_say_goes_on_with_its_complaint) {
    opened();
    come_and_look(
        plain("wang@kehu.test", "Re: x", "补充一张照片", "References: <m1@their.test>\r\n"));
    EXPECT_EQ(outcomes().front(), "added:none");
    EXPECT_EQ(tickets().size(), 1U);
}

TEST_P(MailTalks, an_answer_from_another_address_is_nobodys_word_until_somebody_accepts_it) {
    answered();
    come_and_look(answer("liu@gmail.test", "退款打到我的新账号"));
    EXPECT_EQ(outcomes().front(), "doubtful:other_address");
    EXPECT_EQ(story(ticket).find("新账号"), std::string::npos);
    EXPECT_EQ(told("service").front(), "mail.doubtful");
    const auto shown = mails_of(ticket);
    EXPECT_EQ(shown.json.at("items").at(1).at("words").as_string(), "退款打到我的新账号");
    EXPECT_EQ(shown.json.at("items").at(1).at("actions").as_array().size(), 2U) << shown.body;
    say(ticket, "replies", "请确认");
    look(0);
    ASSERT_EQ(outbox.mails().size(), 2U) << "every answer goes out, not only the first";
    EXPECT_EQ(header_of(outbox.mails().back(), "To"), "<wang@kehu.test>") << "not to the stranger";
    const auto mail = "/mails/" + mails().front();
    EXPECT_EQ(world.call("", "POST", mail + "/acceptance", "{}").status, 401);
    EXPECT_EQ(world.call("finance", "POST", mail + "/acceptance", "{}").status, 403);
    EXPECT_EQ(world.call("colleague", "POST", mail + "/acceptance", "{}").status, 404);
    EXPECT_EQ(world.call("service", "POST", mail + "/acceptance", "{}").text("state"), "accepted");
    EXPECT_NE(story(ticket).find("新账号"), std::string::npos);
    EXPECT_EQ(world.call("service", "POST", mail + "/refusal", "{}").code(),
              "mailboxes.is_decided");
    come_and_look(answer("other@x.test", "不相干"));
    EXPECT_EQ(
        world.call("service", "POST", "/mails/" + mails().front() + "/refusal", "{}").text("state"),
        "declined");
    EXPECT_EQ(story(ticket).find("不相干"), std::string::npos);
    shop.expect_sound();
}

TEST_P(MailTalks, another_address_of_the_same_customer_is_theirs) {
    customer("甲公司", "wang@kehu.test");
    world.call("assistant", "POST", "/customers", R"({"name":"乙公司","email":"yi@kehu.test"})");
    answered();
    come_and_look(answer("wang@kehu.test", "好"));
    EXPECT_EQ(outcomes().front(), "added:none");
    come_and_look(answer("yi@kehu.test", "我是乙公司的"));
    EXPECT_EQ(outcomes().front(), "doubtful:other_address") << "a customer, but not this one";
    come_and_look(answer("wang@kehu.test", "伪造",
                         "Authentication-Results: mx; dmarc=fail header.from=kehu.test\r\n"));
    EXPECT_EQ(outcomes().front(), "doubtful:other_address") << "the receiving server says forged";
}

TEST_P(MailTalks, machines_are_written_down_and_never_answered) {
    answered();
    const auto before = records_of(ticket);
    for (const std::string more :
         {"Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "List-Id: <x.test>\r\n",
          "X-Auto-Response-Suppress: All\r\n", "Return-Path: <>\r\n"}) {
        come_and_look(answer("wang@kehu.test", "我在休假", more));
        EXPECT_TRUE(outcomes().front().starts_with("automatic:")) << more << outcomes().front();
        come_and_look(plain("news@b.test", "大促销", "买一送一", more));
        EXPECT_TRUE(outcomes().front().starts_with("automatic:")) << more;
    }
    come_and_look(plain("service@demo.test", "x", "我们自己"));
    EXPECT_EQ(outcomes().front(), "aside:own");
    come_and_look(plain("zhuli@demo.test", "x", "我们自己"));
    EXPECT_EQ(outcomes().front(), "aside:own");
    EXPECT_EQ(tickets().size(), 1U);
    EXPECT_EQ(outbox.mails().size(), 1U);
    EXPECT_TRUE(records_of(ticket) == before);
    const auto opened = world.call("admin", "POST", "/mails/" + mails().front() + "/ticket", "{}");
    EXPECT_EQ(opened.text("state"), "opened") << opened.body;
    EXPECT_EQ(tickets().size(), 2U) << "unless somebody says that it is a complaint";
    shop.expect_sound();
}

TEST_P(MailTalks, a_mail_that_came_back_is_no_complaint_and_says_so_at_the_answer) {
    answered();
    const auto id = header_of(outbox.mails().front(), "Message-ID");
    come_and_look(head("MAILER-DAEMON@mx.test", "Undelivered Mail Returned to Sender",
                       "Content-Type: multipart/report; report-type=delivery-status;"
                       " boundary=A\r\n\r\n") +
                  "--A\r\n\r\nfailed\r\n--A\r\nContent-Type: message/delivery-status\r\n\r\n"
                  "Action: failed\r\n\r\n--A\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: " +
                  id + "\r\nSubject: x\r\n\r\nx\r\n--A--\r\n");
    EXPECT_EQ(outcomes().front(), "bounced:none");
    EXPECT_EQ(tickets().size(), 1U);
    EXPECT_EQ(mails_of(ticket).json.at("replies").at(0).at("state").as_string(), "bounced");
    EXPECT_EQ(told("service").front(), "mail.bounced");
    come_and_look(plain("postmaster@163.test", "退信", "无法投递"));
    EXPECT_EQ(outcomes().front(), "bounced:none");
    EXPECT_EQ(tickets().size(), 1U);
}

TEST_P(MailTalks, a_responder_that_does_not_say_so_is_put_aside_after_some) {
    answered();
    for (int i = 0; i < 30; ++i) come(answer("wang@kehu.test", fmt::format("自动回复 {}", i)));
    look();
    const auto all = outcomes();
    EXPECT_EQ(std::ranges::count(all, "added:none"), 9) << "ten of one sender in an hour";
    EXPECT_EQ(std::ranges::count(all, "aside:too_many"), 21);
    EXPECT_EQ(tickets().size(), 1U);
    EXPECT_EQ(outbox.mails().size(), 1U);
    for (int i = 0; i < 30; ++i) come(plain("flood@b.test", "x", fmt::format("第 {} 封", i)));
    look();
    EXPECT_EQ(tickets().size(), 11U) << "ten complaints of one sender in an hour";
    look(2 * kHourMs);
    come_and_look(answer("wang@kehu.test", "是我本人"));
    EXPECT_EQ(outcomes().front(), "added:none");
    shop.expect_sound();
}

std::string part(const std::string& name, std::size_t bytes) {
    // "%PDF-" and zeros, in lines of 76.
    std::string text = "JVBERi0x";
    const std::size_t letters = bytes / 3 * 4;
    text.reserve(letters + letters / 38);
    while (text.size() < letters) text += text.size() % 78 == 76 ? "\r\n" : "AAAA";
    return "--A\r\nContent-Type: application/pdf; name=\"" + name +
           "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + text + "\r\n";
}

TEST_P(MailTalks, a_file_too_large_is_named_and_the_others_are_kept) {
    const auto mixed = "Content-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\n\r\nsee files\r\n";
    come_and_look(head("a@b.test", "large", mixed) + part("large.pdf", 21 << 20) +
                  part("small.pdf", 600'000) + "--A--\r\n");
    ASSERT_EQ(tickets().size(), 1U) << mailbox().body;
    ticket = tickets().front();
    EXPECT_NE(show(ticket).text("words").find("large.pdf"), std::string::npos) << show(ticket).body;
    const auto kept = files(ticket).json.at("items").as_array();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].at("name").as_string(), "small.pdf");
    come_and_look(head("a@b.test", "huge", mixed) + part("huge.pdf", 40 << 20) + "--A--\r\n");
    ASSERT_EQ(tickets().size(), 2U) << mailbox().body;
    const auto huge = show(tickets().front());
    EXPECT_EQ(huge.text("title"), "huge");
    EXPECT_NE(huge.text("words").find("see files"), std::string::npos);
    EXPECT_NE(huge.text("words").find("huge.pdf"), std::string::npos) << huge.text("words");
    shop.expect_sound();
}

TEST_P(MailTalks, files_of_an_answer_nobody_accepted_stay_with_it) {
    answered();
    const auto begin = "Content-Type: multipart/mixed; boundary=A\r\nIn-Reply-To: " +
                       header_of(outbox.mails().front(), "Message-ID") +
                       "\r\n\r\n--A\r\n\r\nsee files\r\n";
    come_and_look(head("liu@gmail.test", "x", begin) + part("a.pdf", 3000) + "--A--\r\n");
    EXPECT_EQ(files(ticket).json.at("items").as_array().size(), 0U);
    EXPECT_EQ(files(mails().front(), "mail").json.at("items").as_array().size(), 1U);
    EXPECT_EQ(world
                  .call("colleague", "GET",
                        "/record_attachments?entity=mail&record_id=" + mails().front())
                  .status,
              404);
}

TEST_P(MailTalks, an_answer_that_did_not_arrive_is_sent_again_by_who_works_on_it) {
    opened();
    outbox.stop();
    say(ticket, "replies", "今天派人上门");
    const auto reply = [&] { return mails_of(ticket).json.at("replies").at(0); };
    for (int i = 0; i < 80 && (i == 0 || reply().at("state") == "waiting"); ++i) look(kHourMs);
    EXPECT_EQ(reply().at("state").as_string(), "dead") << "nobody took it for two days";
    EXPECT_EQ(reply().at("actions").as_array().size(), 1U);
    const auto path = "/mail_replies/" + std::string(reply().at("id").as_string()) + "/sending";
    Mailbox again;
    mail_server(again.port());
    look();
    EXPECT_EQ(again.mails().size(), 0U) << "it was given up";
    const auto send = [&](const std::string& who) { return world.call(who, "POST", path, "{}"); };
    EXPECT_EQ(send("").status, 401);
    EXPECT_EQ(send("finance").status, 403);
    EXPECT_EQ(send("colleague").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(send("stranger").status, 404);
    const auto sent = send("service");
    EXPECT_EQ(sent.text("state"), "waiting") << sent.body;
    EXPECT_EQ(send("service").code(), "mailboxes.is_under_way");
    look(0);
    ASSERT_EQ(again.mails().size(), 1U);
    EXPECT_EQ(reply().at("state").as_string(), "sent");
    EXPECT_EQ(send("service").code(), "mailboxes.is_under_way");
    look();
    EXPECT_EQ(again.mails().size(), 1U);
    shop.expect_sound();
}

TEST_P(MailTalks, an_answer_waits_while_no_mail_server_takes_it) {
    opened();
    outbox.stop();
    say(ticket, "replies", "今天派人上门");
    look(0);
    EXPECT_EQ(mails_of(ticket).json.at("replies").at(0).at("state").as_string(), "waiting");
    Mailbox again;
    mail_server(again.port());
    for (int i = 0; i < 3; ++i) look();
    ASSERT_EQ(again.mails().size(), 1U);
    EXPECT_EQ(mails_of(ticket).json.at("replies").at(0).at("state").as_string(), "sent");
}

}  // namespace
}  // namespace zhuli::mailboxes
