// Offers by mail, to a mailbox behind a real mail server: once for each, with a gap, over failures.
#include "features/offers/offers_for_test.hpp"
#include "features/offers/store.hpp"
#include "storage/database.hpp"

namespace zhuli::offers {
namespace {

struct OfferMail : OfferDesk {
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
    EXPECT_FALSE(customers::text_at(recipients(one).at(0), "why").empty());
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
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
}

}  // namespace
}  // namespace zhuli::offers
