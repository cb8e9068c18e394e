// Complaints by mail, from a real IMAP server on the loopback.
#include "features/mailboxes/mails_for_test.hpp"

namespace zhuli::mailboxes {
namespace {

INSTANTIATE_TEST_SUITE_P(Both, MailsIn, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(MailsIn, settings_are_the_administrators_and_the_password_is_never_shown) {
    for (const std::string path : {"/mailboxes", "/mails"}) {
        EXPECT_EQ(world.call("", "GET", path).status, 401) << path;
        EXPECT_EQ(world.call("manager", "GET", path).status, 403) << path;
        EXPECT_EQ(world.call("admin", "GET", path).status, 200) << path;
    }
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", "/mailboxes/" + box).status, 404);
    EXPECT_EQ(mailbox().body.find(ImapServer::kPassword), std::string::npos);
    const auto wrong =
        world.call("admin", "POST", "/mailboxes",
                   R"({"name":"x","email":"a@b.test","account":"a","host":"a b","port":0})");
    EXPECT_EQ(wrong.fields(), (Words{"host:mailboxes.no_host", "port:mailboxes.no_port"}));
    const auto edited = world.call("admin", "PATCH", "/mailboxes/" + box, R"({"name":"售后"})",
                                   {{"if-match", "1"}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    come_and_look(plain("wang@kehu.test", "x", "门铃不响"));
    EXPECT_EQ(tickets().size(), 1U) << "the password that was left out stayed";
}

TEST_P(MailsIn, a_mail_is_a_complaint_of_whoever_has_the_address_with_its_clocks_running) {
    const auto known = customer("甲公司", "wang@kehu.test");
    come(plain("Wang@KEHU.test", "=?utf-8?B?6Zeo6ZOD5LiN5ZON?=", "门铃不响，两天了"));
    EXPECT_EQ(server.seen(account), 0);
    look();
    ASSERT_EQ(tickets().size(), 1U) << mailbox().body;
    const auto ticket = tickets().front();
    const auto shown = show(ticket);
    EXPECT_EQ(shown.text("title"), "门铃不响");
    EXPECT_EQ(shown.text("words"), "门铃不响，两天了");
    EXPECT_EQ(shown.text("channel"), "email");
    EXPECT_EQ(shown.text("customer_id"), known);
    EXPECT_TRUE(shown.json.at("owner_id").is_null());
    EXPECT_EQ(due(ticket, "classify"), world.now.plus_ms(5 * kMinuteMs).v);
    EXPECT_EQ(server.seen(account), 1);
    EXPECT_GT(mailbox().json.at("succeeded_at").as_int64(), 0);
    EXPECT_EQ(mails_of(ticket).text("address"), "service@demo.test");
    EXPECT_EQ(world.call("service", "GET", "/tickets/" + ticket + "/suggestion").status, 200);
    EXPECT_EQ(mails_of(ticket, "colleague").status, 200) << "of the inbox";
    shop.expect_sound();
}

TEST_P(MailsIn, goes_to_who_looks_after_the_mailbox_and_begins_when_it_is_set_up) {
    server.deliver(account, plain("a@b.test", "old", "来信"), world.now.plus_ms(-kHourMs));
    server.deliver(account, plain("a@b.test", "older", "来信"), world.now.plus_ms(-30 * kDayMs));
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/mailboxes/" + box,
                        R"({"owner_id":")" + id("service") + "\"}", {{"if-match", "1"}})
                  .status,
              200);
    come_and_look(plain("a@b.test", "new", "来信"));
    ASSERT_EQ(tickets().size(), 1U);
    EXPECT_EQ(show(tickets().front()).text("title"), "new");
    EXPECT_EQ(show(tickets().front()).text("owner_id"), id("service"));
    EXPECT_EQ(server.seen(account), 1) << "what was there before is left as it was";
}

TEST_P(MailsIn, of_the_second_in_which_the_mailbox_was_set_up_is_taken) {
    world.now = Instant{world.now.v / 1000 * 1000 + 700};
    const auto other = server.new_account();
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/mailboxes/" + box, R"({"account":")" + other + "\"}",
                        {{"if-match", "1"}})
                  .status,
              200);
    server.deliver(other, plain("a@b.test", "at once", "门铃不响"), world.now.plus_ms(100));
    look();
    EXPECT_EQ(tickets().size(), 1U) << "servers know seconds only";
}

TEST_P(MailsIn, is_taken_once_whatever_happens_between_reading_and_remembering) {
    const auto mail = plain("a@b.test", "x", "门铃不响");
    come_and_look(mail);
    ASSERT_EQ(tickets().size(), 1U);
    // The server died after it kept the mail and before it noted how far it was.
    world.db().execute_script("UPDATE mailbox_reading SET last_uid = 0");
    look();
    EXPECT_EQ(tickets().size(), 1U);
    come_and_look(mail);  // delivered twice
    EXPECT_EQ(tickets().size(), 1U);
    server.renumber(account);  // another UIDVALIDITY
    look();
    EXPECT_EQ(tickets().size(), 1U);
    EXPECT_EQ(mails().size(), 1U);
    come_and_look(plain("a@b.test", "x", "门铃不响"));
    EXPECT_EQ(tickets().size(), 2U) << "the same words in another mail";
    shop.expect_sound();
}

TEST_P(MailsIn, what_has_no_subject_no_id_or_no_words_is_a_complaint_all_the_same) {
    come("From: a@b.test\r\n\r\n");
    come(
        "From: a@b.test\r\nSubject: only this\r\nContent-Type: multipart/mixed; "
        "boundary=A\r\n\r\n");
    come("From: a@b.test\r\nMessage-ID: <same@b.test>\r\n\r\nfirst\r\n");
    come("From: a@b.test\r\nMessage-ID: <same@b.test>\r\n\r\nsecond, by a broken sender\r\n");
    come("Subject: from nobody\r\n\r\nx\r\n");
    look();
    EXPECT_EQ(tickets().size(), 4U);
    EXPECT_EQ(outcomes().size(), 5U);
    const auto all = outcomes();
    EXPECT_EQ(std::ranges::count(all, "aside:no_sender"), 1);
    shop.expect_sound();
}

TEST_P(MailsIn, a_wire_that_breaks_in_the_middle_loses_nothing_and_repeats_nothing) {
    const std::string words(200'000, 'x');
    support::BreakingWire wire(server.port(), 60'000);
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/mailboxes/" + box,
                        fmt::format(R"({{"port":{}}})", wire.port()), {{"if-match", "1"}})
                  .status,
              200);
    come_and_look(plain("a@b.test", "x", words));
    EXPECT_EQ(wire.broken(), 1);
    EXPECT_TRUE(tickets().empty());
    EXPECT_EQ(server.seen(account), 0);
    EXPECT_EQ(mailbox().text("fault"), "away");
    wire.mend();
    look();
    look();
    ASSERT_EQ(tickets().size(), 1U);
    EXPECT_EQ(mailbox().text("fault"), "none");
    EXPECT_EQ(files(tickets().front()).json.at("items").as_array().size(), 1U)
        << "a long mail's whole text is a file";
    shop.expect_sound();
}

TEST_P(MailsIn, a_wrong_password_is_told_in_words_and_not_tried_again_and_again) {
    const auto wrong = world.call("admin", "PATCH", "/mailboxes/" + box, R"({"password":"wrong"})",
                                  {{"if-match", "1"}});
    ASSERT_EQ(wrong.status, 200) << wrong.body;
    come_and_look(plain("a@b.test", "x", "门铃不响"));
    EXPECT_EQ(mailbox().text("fault"), "denied") << mailbox().body;
    const auto first = mailbox().json.at("failed_at").as_int64();
    for (int i = 0; i < 10; ++i) look();
    EXPECT_EQ(mailbox().json.at("failed_at").as_int64(), first) << "left alone for a while";
    EXPECT_EQ(told("admin"), Words{"mailbox.failing"}) << "once a day";
    EXPECT_NE(world.call("admin", "GET", "/notices").body.find("password is wrong"),
              std::string::npos);
    const auto right = world.call("admin", "PATCH", "/mailboxes/" + box, R"({"password":"secret"})",
                                  {{"if-match", "2"}});
    ASSERT_EQ(right.status, 200) << right.body;
    look(0);
    EXPECT_EQ(mailbox().text("fault"), "none") << mailbox().body;
    EXPECT_EQ(tickets().size(), 1U);
}

TEST_P(MailsIn, each_way_to_be_unreachable_has_its_own_words) {
    const auto fault_with = [&](const std::string& change) {
        const auto version = mailbox().json.at("version").as_int64();
        const auto answer = world.call("admin", "PATCH", "/mailboxes/" + box, change,
                                       {{"if-match", std::to_string(version)}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        look(0);
        return mailbox().text("fault");
    };
    EXPECT_EQ(fault_with(R"({"folder":"没有这个"})"), "no_folder");
    EXPECT_EQ(fault_with(R"({"folder":""})"), "none");
    EXPECT_EQ(fault_with(R"({"security":"tls"})"), "insecure");
    EXPECT_EQ(fault_with(R"({"security":"starttls"})"), "insecure");
    EXPECT_EQ(fault_with(fmt::format(R"({{"security":"none","port":{}}})", support::free_port())),
              "away");
    EXPECT_EQ(fault_with(R"({"host":"no-such-host.invalid"})"), "no_address");
    notify::allow_private_addresses(false);
    EXPECT_NE(fault_with(fmt::format(R"({{"host":"127.0.0.1","port":{}}})", server.port())), "none")
        << "into the own network only where the operator allows it";
}

TEST_P(MailsIn, an_encrypted_wire_is_read_by_where_somebody_vouches_for_its_certificate) {
    const auto fault_by = [&](const char* security, const char* host, int port) {
        const auto version = mailbox().json.at("version").as_int64();
        const auto answer = world.call(
            "admin", "PATCH", "/mailboxes/" + box,
            fmt::format(R"({{"security":"{}","host":"{}","port":{}}})", security, host, port),
            {{"if-match", std::to_string(version)}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        world.call("admin", "POST", "/mailboxes/" + box + "/trial", "{}");
        look(0);
        return mailbox().text("fault");
    };
    EXPECT_EQ(fault_by("tls", "127.0.0.1", server.tls_port()), "insecure") << "nobody vouches";
    EXPECT_EQ(fault_by("starttls", "127.0.0.1", server.port()), "insecure");
    notify::trust_authorities(server.certificate());
    EXPECT_EQ(fault_by("tls", "localhost", server.tls_port()), "insecure") << "another's name";
    EXPECT_EQ(fault_by("tls", "127.0.0.1", server.tls_port()), "none") << mailbox().body;
    come_and_look(plain("a@b.test", "by tls", "门铃不响"));
    EXPECT_EQ(fault_by("starttls", "127.0.0.1", server.port()), "none") << mailbox().body;
    come_and_look(plain("a@b.test", "by starttls", "门铃不响"));
    ASSERT_EQ(tickets().size(), 2U);
    EXPECT_EQ(show(tickets().front()).text("title"), "by starttls");
    EXPECT_EQ(server.seen(account), 2);
}

TEST_P(MailsIn, what_comes_by_a_mailbox_is_of_its_type_until_somebody_classifies_it) {
    const auto kind = [&](const char* name) {
        const auto version = mailbox().json.at("version").as_int64();
        return world.call("admin", "PATCH", "/mailboxes/" + box,
                          fmt::format(R"({{"kind":"{}"}})", name),
                          {{"if-match", std::to_string(version)}});
    };
    EXPECT_EQ(kind("weather").status, 422);
    ASSERT_EQ(kind("billing").status, 200);
    ASSERT_EQ(world
                  .call("manager", "PATCH", "/ticket_settings",
                        R"({"policies":[{"kind":"none","severity":"none"},)"
                        R"({"kind":"billing","severity":"none","reply_minutes":15}]})",
                        {{"if-match", "0"}})
                  .status,
              200);
    come_and_look(plain("a@b.test", "发票开错了", "抬头不对"));
    const auto ticket = tickets().front();
    EXPECT_EQ(show(ticket).text("kind"), "billing");
    EXPECT_EQ(show(ticket).text("severity"), "none");
    EXPECT_EQ(clock(ticket, "reply").at("minutes").as_int64(), 15);
    EXPECT_GT(due(ticket, "classify"), 0) << "somebody has to say how severe it is";
    EXPECT_EQ(show(ticket).json.at("classified_at").as_int64(), 0);
    ASSERT_EQ(claim(ticket).status, 200);
    ASSERT_EQ(classify(ticket, "s3", "quality").status, 200);
    EXPECT_EQ(show(ticket).text("kind"), "quality");
    come_and_look(plain("b@b.test", "请看附件", "如题"));
    const auto advised =
        world.call("service", "GET", "/tickets/" + tickets().front() + "/suggestion");
    EXPECT_EQ(advised.text("kind"), "billing") << "its words say little";
    EXPECT_TRUE(advised.json.at("usual_for_mail").as_bool());
    come_and_look(plain("c@b.test", "外箱", "快递把外箱压坏了"));
    const auto plainly =
        world.call("service", "GET", "/tickets/" + tickets().front() + "/suggestion");
    EXPECT_EQ(plainly.text("kind"), "logistics");
}

TEST_P(MailsIn, a_mail_that_could_not_be_read_is_read_when_somebody_asks) {
    const auto file = come(plain("a@b.test", "bad", "门铃不响"));
    std::filesystem::permissions(file, std::filesystem::perms::none);
    for (int i = 0; i < 12 && mails().empty(); ++i) look(10 * kMinuteMs);
    ASSERT_EQ(outcomes(), Words{"aside:unreadable"});
    const auto mail = "/mails/" + mails().front();
    const auto ask = [&](const std::string& who) {
        return world.call(who, "POST", mail + "/reading", "{}");
    };
    EXPECT_EQ(world.call("admin", "POST", mail + "/ticket", "{}").status, 409)
        << "nobody knows what it says";
    EXPECT_EQ(ask("").status, 401);
    EXPECT_EQ(ask("service").status, 403);
    world.found_other_organisation();
    EXPECT_EQ(ask("stranger").status, 404);
    EXPECT_EQ(ask("admin").status, 200);
    EXPECT_EQ(ask("admin").code(), "mailboxes.is_decided") << "asked already";
    look();
    EXPECT_EQ(outcomes(), Words{"aside:unreadable"}) << "it cannot be read yet";
    for (const char* part : {"new", "cur"})
        for (const auto& one :
             std::filesystem::directory_iterator(file.parent_path().parent_path() / part))
            std::filesystem::permissions(one.path(), std::filesystem::perms(0644));
    EXPECT_EQ(ask("admin").status, 200);
    look(0);
    EXPECT_EQ(outcomes(), Words{"opened:none"});
    ASSERT_EQ(tickets().size(), 1U);
    EXPECT_EQ(show(tickets().front()).text("title"), "bad");
    EXPECT_EQ(server.seen(account), 1);
    look();
    EXPECT_EQ(tickets().size(), 1U);
    shop.expect_sound();
}

TEST_P(MailsIn, a_mail_that_lies_elsewhere_by_now_is_not_read_again) {
    const auto file = come(plain("a@b.test", "bad", "x"));
    std::filesystem::permissions(file, std::filesystem::perms::none);
    for (int i = 0; i < 12 && mails().empty(); ++i) look(10 * kMinuteMs);
    const auto mail = "/mails/" + mails().front();
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/mailboxes/" + box, R"({"folder":"Archive"})",
                        {{"if-match", "1"}})
                  .status,
              200);
    EXPECT_EQ(world.call("admin", "POST", mail + "/reading", "{}").code(),
              "mailboxes.lies_elsewhere");
}

TEST_P(MailsIn, a_mail_that_can_never_be_read_is_put_aside_where_somebody_sees_it) {
    const auto file = come(plain("a@b.test", "bad", "x"));
    std::filesystem::permissions(file, std::filesystem::perms::none);
    come(plain("a@b.test", "good", "门铃不响"));
    for (int i = 0; i < 12 && tickets().empty(); ++i) look(10 * kMinuteMs);
    ASSERT_EQ(tickets().size(), 1U) << "the queue goes on";
    EXPECT_EQ(show(tickets().front()).text("title"), "good");
    EXPECT_EQ(outcomes(), (Words{"opened:none", "aside:unreadable"}));
    EXPECT_EQ(mailbox().json.at("aside_count").as_int64(), 1);
}

TEST_P(MailsIn, a_trial_looks_at_once_and_a_mailbox_that_is_off_is_left_alone) {
    look();
    come(plain("a@b.test", "x", "门铃不响"));
    EXPECT_EQ(world.call("admin", "POST", "/mailboxes/" + box + "/trial", "{}").status, 200);
    world.run_jobs();
    EXPECT_EQ(tickets().size(), 1U);
    world.call("admin", "PATCH", "/mailboxes/" + box, R"({"active":false})", {{"if-match", "1"}});
    EXPECT_EQ(world.call("admin", "POST", "/mailboxes/" + box + "/trial", "{}").code(),
              "mailboxes.is_off");
    come_and_look(plain("a@b.test", "y", "门铃不响"));
    EXPECT_EQ(tickets().size(), 1U);
}

}  // namespace
}  // namespace zhuli::mailboxes
