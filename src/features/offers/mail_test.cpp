// Offers by mail, to a mailbox behind a real mail server: once for each, with a gap, over failures.
#include <algorithm>

#include "features/offers/offers_for_test.hpp"
#include "features/offers/store.hpp"
#include "storage/database.hpp"

namespace zhuli::offers {
namespace {

using customers::text_at;

struct OfferMail : OfferDesk {
    /// Notices leave by the same server.
    static std::ptrdiff_t offers_in(const support::Mailbox& mailbox) {
        const auto all = mailbox.mails();
        return std::ranges::count_if(
            all, [](const std::string& mail) { return mail.find("<offer-") != mail.npos; });
    }
    void switch_server(bool active) {
        const auto version =
            world.call("admin", "GET", "/mail_settings").json.at("version").as_int64();
        ASSERT_EQ(
            world
                .call("admin", "PATCH", "/mail_settings", fmt::format(R"({{"active":{}}})", active),
                      {{"if-match", std::to_string(version)}})
                .status,
            200);
    }
    /// How many runs of the sending have ended.
    std::int64_t runs() {
        const storage::Sql ended{"test.ended",
                                 "SELECT COUNT(*) FROM job WHERE org_id = $1"
                                 " AND kind = 'offers.send' AND state = 'done'"};
        std::int64_t count = 0;
        world.db().read(world.org(),
                        [&](Tx& tx) { count = tx.scalar<std::int64_t>(ended).value_or(0); });
        return count;
    }
    std::string mailed() {
        const auto one = offer(segment(), "mail");
        EXPECT_EQ(send(one).status, 200);
        go_on();
        return one;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OfferMail, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(OfferMail, needs_a_mail_server) {
    reachable("上海恒达");
    EXPECT_EQ(send(offer(segment(), "mail")).code(), "offers.no_mail_server");
}

TEST_P(OfferMail, reaches_each_once_with_a_gap_and_a_link_of_their_own) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    reachable("苏州远山");
    added("宁波海天");
    const auto one = mailed();
    EXPECT_EQ(mailbox.mails().size(), 1u);
    EXPECT_EQ(tally(one, "sent"), 1);
    EXPECT_EQ(tally(one, "waiting"), 1);
    EXPECT_EQ(show("/offers/" + one).text("state"), "sending");
    go_on(2 * kSecondMs);
    go_on(2 * kSecondMs);
    go_on(kHourMs);
    EXPECT_EQ(mailbox.mails().size(), 2u);
    EXPECT_EQ(tally(one, "sent"), 2);
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
    EXPECT_NE(mailbox.mails().front().find("offer-"), std::string::npos) << "its Message-ID";
}

TEST_P(OfferMail, waits_for_a_server_that_is_away_and_then_goes_once) {
    reachable("上海恒达");
    mail_server(support::free_port());
    const auto one = mailed();
    EXPECT_EQ(tally(one, "waiting"), 1);
    EXPECT_FALSE(text_at(recipients(one).at(0), "why").empty());
    support::Mailbox mailbox;
    const auto version = world.call("admin", "GET", "/mail_settings").json.at("version").as_int64();
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/mail_settings",
                        fmt::format(R"({{"port":{}}})", mailbox.port()),
                        {{"if-match", std::to_string(version)}})
                  .status,
              200);
    go_on(kMinuteMs);
    EXPECT_EQ(mailbox.mails().size(), 1u);
    EXPECT_EQ(tally(one, "sent"), 1);
    go_on(kHourMs);
    EXPECT_EQ(mailbox.mails().size(), 1u);
}

TEST_P(OfferMail, is_never_sent_again_to_whom_a_server_died_over) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    const auto one = offer(segment(), "mail");
    ASSERT_EQ(send(one).status, 200);
    const Ctx ctx = world.system();
    const auto marked = storage::write_now(world.db(), ctx, [&](Tx& tx) -> Result<> {
        Recipient dying{.id = tx.new_id(), .offer_id = Id{std::stoll(one)}, .created_at = ctx.now};
        dying.state = RecipientState::sending;
        keep_recipient(tx, dying);
        add_to_tally(tx, dying.offer_id, {.waiting = 1});
        move_run(tx, dying.offer_id, {}, true);
        return Done{};
    });
    ASSERT_TRUE(marked.ok());
    go_on();
    EXPECT_EQ(recipients(one, "&state=unclear", "admin").size(), 1u);
    EXPECT_EQ(mailbox.mails().size(), 0u);
}

TEST_P(OfferMail, leaves_out_who_withdrew_since_the_segment_was_frozen) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    const auto second = reachable("苏州远山");
    const auto one = mailed();
    EXPECT_EQ(consent(second, "withdrawn").status, 200);
    go_on(2 * kSecondMs);
    go_on(kHourMs);
    EXPECT_EQ(mailbox.mails().size(), 1u);
    EXPECT_EQ(tally(one, "left_out"), 1);
    EXPECT_EQ(text_at(recipients(one, "&state=left_out").at(0), "reason"), "withdrawn");
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
}

TEST_P(OfferMail, ends_with_the_last_day_whoever_still_waits) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    reachable("苏州远山");
    const auto one = mailed();
    world.now = world.now.plus_ms(40 * kDayMs);
    go_on();
    go_on(kHourMs);
    EXPECT_EQ(offers_in(mailbox), 1) << "no link that is dead";
    EXPECT_EQ(tally(one, "waiting"), 0);
    EXPECT_EQ(text_at(recipients(one, "&state=left_out").at(0), "reason"), "over");
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
}

TEST_P(OfferMail, rests_while_the_server_is_switched_off_and_gives_up_after_two_days) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    reachable("苏州远山");
    const auto one = mailed();
    switch_server(false);
    const auto before = runs();
    for (int i = 0; i < 30; ++i) go_on(2 * kSecondMs);
    EXPECT_LE(runs() - before, 2) << "not every two seconds";
    EXPECT_EQ(tally(one, "waiting"), 1);
    for (int i = 0; i < 50; ++i) go_on(kHourMs);
    EXPECT_EQ(tally(one, "waiting"), 0);
    EXPECT_EQ(text_at(recipients(one, "&state=left_out").at(0), "reason"), "no_server");
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
    EXPECT_EQ(offers_in(mailbox), 1);
}

TEST_P(OfferMail, goes_on_once_the_server_is_back) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    reachable("苏州远山");
    const auto one = mailed();
    switch_server(false);
    go_on(kMinuteMs);
    switch_server(true);
    go_on(kHourMs);
    EXPECT_EQ(mailbox.mails().size(), 2u);
    EXPECT_EQ(tally(one, "sent"), 2);
}

TEST_P(OfferMail, is_taken_up_again_when_its_job_has_died) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    const auto one = offer(segment(), "mail");
    ASSERT_EQ(send(one).status, 200);
    const auto died = storage::write_now(world.db(), world.system(), [&](Tx& tx) -> Result<> {
        tx.run_text("UPDATE job SET state = 'dead' WHERE org_id = $1 AND kind = 'offers.send'", {},
                    {});
        return Done{};
    });
    ASSERT_TRUE(died.ok());
    go_on();
    go_on(kHourMs);
    go_on(kHourMs);
    EXPECT_EQ(mailbox.mails().size(), 1u);
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
}

TEST_P(OfferMail, leaves_out_whoever_was_handed_a_link_meanwhile) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    reachable("上海恒达");
    reachable("苏州远山");
    const auto one = mailed();
    const auto link = post("assistant", "/offer_recipients/" + recipient(one) + "/link");
    EXPECT_EQ(link.status, 200) << link.body;
    EXPECT_EQ(tally(one, "sent"), 2);
    EXPECT_EQ(tally(one, "waiting"), 0);
    go_on(kHourMs);
    EXPECT_EQ(mailbox.mails().size(), 1u) << "not by mail as well";
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
}

}  // namespace
}  // namespace zhuli::offers
