// Attachments over their addresses: who sends and sees what, what is kept, what is refused.
#include <atomic>
#include <thread>

#include "features/attachments/files_for_test.hpp"
#include "features/attachments/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::attachments {
namespace {

using Fields = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(Both, Files, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Files, belong_to_a_record_and_are_seen_by_whoever_sees_it) {
    const auto of = id_in(added());
    EXPECT_EQ(begin("", of, "a.jpg", 3).status, 401);
    EXPECT_EQ(begin("warehouse", of, "a.jpg", 3).status, 403);
    EXPECT_EQ(begin("colleague", of, "a.jpg", 3).status, 404);
    EXPECT_EQ(begin("marketing", of, "a.jpg", 3).status, 404) << "sees it, writes nothing there";
    const auto made = attach("assistant", of, "现场.jpg", kPhoto);
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.text("type"), "jpeg");
    EXPECT_EQ(made.text("record_id"), of);
    const auto path = "/attachments/" + made.text("id");
    for (const char* who : {"assistant", "manager", "warehouse", "auditor"}) {
        EXPECT_EQ(how_many(who, of), 1u) << who;
        EXPECT_EQ(world.call(who, "GET", path + "/content").status, 200) << who;
    }
    EXPECT_EQ(files("colleague", of).status, 404);
    EXPECT_EQ(world.call("colleague", "GET", path + "/content").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", path + "/content").status, 404);
    EXPECT_EQ(world.call("stranger", "GET", path).status, 404);
    ASSERT_EQ(post("manager", "/customers/" + of + "/assignment",
                   R"({"owner_id":")" + id("manager") + "\"}")
                  .status,
              200);
    EXPECT_EQ(world.call("assistant", "GET", path + "/content").status, 404) << "no longer theirs";
}

TEST_P(Files, hang_on_conversations_inquiries_needs_and_opportunities_too) {
    const auto of = id_in(added());
    const auto talk = post("assistant", "/customers/" + of + "/interactions", R"({"words":"好"})");
    const auto asked = post("assistant", "/inquiries",
                            R"({"name":"李","words":"有货吗","channel":"visit","owner_id":")" +
                                id("assistant") + "\"}");
    const auto need = post(
        "assistant", "/needs",
        R"({"inquiry_id":")" + asked.text("id") + R"(","words":"要",)" + R"("read_back":"要"})");
    const auto deal = post("assistant", "/opportunities",
                           R"({"customer_id":")" + of + R"(","name":"产线","amount_minor":1,)" +
                               R"("expected_close_on":"2026-12-20","next_step":"a",)" +
                               R"("next_step_on":"2026-12-01"})");
    const std::pair<const char*, std::string> records[] = {{"interaction", talk.text("id")},
                                                           {"inquiry", asked.text("id")},
                                                           {"need", need.text("id")},
                                                           {"opportunity", deal.text("id")}};
    for (const auto& [entity, record] : records) {
        EXPECT_EQ(attach("assistant", record, "a.jpg", kPhoto, entity).status, 200) << entity;
        EXPECT_EQ(how_many("assistant", record, entity), 1u) << entity;
        EXPECT_EQ(how_many("manager", record, entity), 1u) << entity;
        EXPECT_EQ(files("colleague", record, entity).status, 404) << entity;
        EXPECT_EQ(begin("colleague", record, "b.jpg", 3, entity).status, 404) << entity;
    }
    EXPECT_EQ(how_many("assistant", of), 1u) << "a customer shows those of its conversations";
    EXPECT_EQ(begin("assistant", of, "a.jpg", 3, "sales_order").fields(),
              Fields{"entity:attachments.no_host"});
    EXPECT_EQ(begin("assistant", asked.text("id"), "a.jpg", 3, "opportunity").status, 404);
}

TEST_P(Files, come_back_byte_by_byte_as_nothing_that_could_run) {
    const auto of = id_in(added());
    std::string long_text;
    while (long_text.size() < static_cast<std::size_t>(kPartBytes) + 7) long_text += "编号,名称\n";
    const auto text = attach("assistant", of, "名单 2026.html", long_text);
    ASSERT_EQ(text.status, 200) << text.body;
    EXPECT_EQ(text.text("name"), "名单 2026.html.txt");
    const auto fetched =
        world.call("assistant", "GET", "/attachments/" + text.text("id") + "/content");
    EXPECT_EQ(fetched.body, long_text);
    EXPECT_EQ(header_of(fetched, "Content-Type"), "text/plain");
    EXPECT_TRUE(
        header_of(fetched, "Content-Disposition").starts_with("attachment; filename*=UTF-8''"));
    EXPECT_EQ(header_of(fetched, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header_of(fetched, "Content-Security-Policy"), "default-src 'none'; sandbox");
    const auto photo = attach("assistant", of, "a.jpg", kPhoto);
    const auto shown =
        world.call("assistant", "GET", "/attachments/" + photo.text("id") + "/content");
    EXPECT_TRUE(header_of(shown, "Content-Disposition").starts_with("inline;"));
    EXPECT_EQ(header_of(shown, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(header_of(shown, "Content-Type"), "image/jpeg");
}

TEST_P(Files, that_are_not_what_they_say_are_refused_and_leave_nothing) {
    const auto of = id_in(added());
    for (const std::string bytes : {"<svg onload='alert(1)'/>", "<!doctype html><script>1</script>",
                                    "MZ\x90\x01", "PK\x03\x04 evil.exe"}) {
        const auto refused = attach("assistant", of, "photo.jpg", bytes);
        EXPECT_EQ(refused.fields(), Fields{"name:attachments.type_refused"}) << bytes;
    }
    EXPECT_EQ(how_many("assistant", of), 0u);
    EXPECT_EQ(rows("attachment"), 0);
    EXPECT_EQ(rows("file_content"), 0);
    world.now = world.now.plus_ms(25 * kHourMs);
    world.run_jobs();
    EXPECT_EQ(rows("file_part"), 0) << "swept away";
    EXPECT_EQ(rows("file_upload"), 0);
}

TEST_P(Files, on_their_way_are_bounded_for_each_person) {
    const auto of = id_in(added());
    std::vector<std::string> begun;
    for (std::int64_t i = 0; i < kPendingLimit; ++i) {
        begun.push_back(begin("assistant", of, "a.jpg", kPhoto.size()).text("id"));
        world.now = world.now.plus_ms(kMinuteMs);
    }
    const auto refused = begin("assistant", of, "a.jpg", kPhoto.size());
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "attachments.too_many_pending");
    EXPECT_EQ(header_of(refused, "Retry-After"), "60");
    EXPECT_EQ(begin("manager", of, "a.jpg", kPhoto.size()).status, 201) << "another person";
    EXPECT_EQ(post("assistant", "/uploads/" + begun.back() + "/cancellation").status, 200);
    EXPECT_EQ(begin("assistant", of, "a.jpg", kPhoto.size()).status, 201);
    world.now = world.now.plus_ms(kHourMs);
    EXPECT_EQ(begin("assistant", of, "a.jpg", kPhoto.size()).status, 201);
    EXPECT_EQ(part("assistant", begun.front(), 0, kPhoto).code(), "attachments.dropped")
        << "the oldest gave way";
}

TEST_P(Files, begun_at_once_are_bounded_too) {
    const auto of = id_in(added());
    std::atomic<int> begun{0}, refused{0};
    std::vector<std::thread> windows;
    for (int i = 0; i < 8; ++i)
        windows.emplace_back([&] {
            for (int n = 0; n < 5; ++n) {
                const auto answer = begin("assistant", of, "a.jpg", kPhoto.size());
                begun += answer.status == 201;
                refused += answer.status == 429;
            }
        });
    for (auto& window : windows) window.join();
    EXPECT_EQ(begun, kPendingLimit);
    EXPECT_EQ(begun + refused, 40);
}

TEST_P(Files, wait_for_room_while_many_are_being_fetched) {
    const auto of = id_in(added());
    const std::string large(static_cast<std::size_t>(3 * kPartBytes) + 5, 'a');
    const auto path =
        "/attachments/" + attach("assistant", of, "a.txt", large).text("id") + "/content";
    const auto holder =
        std::to_string(world.org().v) + "/" + std::to_string(world.id_of("assistant").v);
    auto& room = *world.site().files;
    const auto whole = room.left();
    auto held = room.take(http::kFileBytesOfOne, holder);
    const auto busy = world.call("assistant", "GET", path);
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(header_of(busy, "Retry-After"), "2");
    EXPECT_EQ(world.call("manager", "GET", path).body, large) << "others have their own share";
    held.reset();
    EXPECT_EQ(world.call("assistant", "GET", path).body, large);
    EXPECT_EQ(room.left(), whole) << "all of it came back";
}

TEST_P(Files, larger_than_told_or_than_allowed_are_refused_while_they_come) {
    const auto of = id_in(added());
    EXPECT_EQ(begin("assistant", of, "a.jpg", kMaxFileBytes + 1).fields(),
              Fields{"byte_count:attachments.too_large"});
    EXPECT_EQ(begin("assistant", of, "a.jpg", 0).fields(), Fields{"byte_count:attachments.empty"});
    const auto upload = begin("assistant", of, "a.jpg", kPhoto.size()).text("id");
    EXPECT_EQ(part("assistant", upload, 0, kPhoto + "more").fields(),
              Fields{"content:attachments.part_size"});
    EXPECT_EQ(part("assistant", upload, 1, "more").fields(), Fields{"part_no:field.out_of_range"});
    EXPECT_EQ(post("assistant", "/uploads/" + upload + "/parts", R"({"content":"~~"})").fields(),
              Fields{"content:attachments.part_not_base64"});
    EXPECT_EQ(finish("assistant", upload).code(), "attachments.parts_missing");
    EXPECT_EQ(part("manager", upload, 0, kPhoto).status, 404) << "somebody else's upload";
    EXPECT_EQ(part("assistant", upload, 0, kPhoto).status, 200);
    EXPECT_EQ(finish("assistant", upload).status, 200);
}

TEST_P(Files, sent_twice_are_one) {
    const auto of = id_in(added());
    const auto first = begin("assistant", of, "a.jpg", kPhoto.size(), "customer", "k1");
    const auto again = begin("assistant", of, "a.jpg", kPhoto.size(), "customer", "k1");
    EXPECT_EQ(first.text("id"), again.text("id"));
    const auto upload = first.text("id");
    EXPECT_EQ(part("assistant", upload, 0, kPhoto).status, 200);
    EXPECT_EQ(part("assistant", upload, 0, kPhoto).status, 200) << "a part may come again";
    const auto made = finish("assistant", upload);
    EXPECT_EQ(finish("assistant", upload).text("id"), made.text("id")) << "asked again";
    EXPECT_EQ(part("assistant", upload, 0, kPhoto).status, 404) << "what is kept stays as it is";
    EXPECT_EQ(how_many("assistant", of), 1u);
}

TEST_P(Files, with_the_same_bytes_are_kept_once) {
    const auto of = id_in(added()), other = id_in(added("宁波海天"));
    const auto one = attach("assistant", of, "a.jpg", kPhoto);
    const auto two = attach("assistant", other, "b.jpg", kPhoto);
    ASSERT_EQ(two.status, 200) << two.body;
    EXPECT_EQ(rows("file_content"), 1);
    world.run_jobs();
    EXPECT_EQ(rows("file_part"), 1);
    EXPECT_EQ(rows("file_upload"), 0);
    const auto content =
        world.call("assistant", "GET", "/attachments/" + two.text("id") + "/content");
    EXPECT_EQ(content.body, kPhoto);
}

TEST_P(Files, are_put_away_and_brought_back_never_deleted) {
    const auto of = id_in(added());
    const auto path = "/attachments/" + attach("assistant", of, "a.jpg", kPhoto).text("id");
    EXPECT_EQ(post("warehouse", path + "/archival").status, 403);
    EXPECT_EQ(post("colleague", path + "/archival").status, 404);
    const auto away = post("assistant", path + "/archival");
    EXPECT_TRUE(away.json.at("archived").as_bool());
    EXPECT_TRUE(customers::lists(away.json, "actions", "restore"));
    EXPECT_EQ(post("assistant", path + "/archival").status, 200) << "a second click";
    EXPECT_EQ(how_many("assistant", of), 1u) << "the page shows them apart";
    EXPECT_FALSE(post("assistant", path + "/restoration").json.at("archived").as_bool());
    EXPECT_EQ(world.call("assistant", "GET", path + "/content").body, kPhoto);
}

TEST_P(Files, of_one_record_have_a_limit) {
    const auto of = id_in(added());
    const Ctx ctx = world.system();
    const auto filled = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        for (int i = 0; i < kFilesLimit - 1; ++i) {
            Attachment one{
                .entity = "customer", .customer_id = Id{std::stoll(of)}, .name = "a.jpg"};
            CHECK(storage::save_new(tx, ctx, one, {"attachment.added", {}, ""}));
        }
        return Done{};
    });
    ASSERT_TRUE(filled.ok());
    const auto last = attach("assistant", of, "a.jpg", kPhoto);
    EXPECT_EQ(last.status, 200);
    EXPECT_EQ(begin("assistant", of, "a.jpg", 3).code(), "attachments.too_many");
    EXPECT_EQ(post("assistant", "/attachments/" + last.text("id") + "/archival").status, 200);
    EXPECT_EQ(begin("assistant", of, "a.jpg", 3).status, 201);
}

TEST_P(Files, that_are_put_away_hide_none_that_are_not) {
    const auto of = id_in(added());
    const auto talk = post("assistant", "/customers/" + of + "/interactions",
                           R"({"channel":"phone","words":"聊过"})")
                          .text("id");
    const auto kept = attach("assistant", talk, "a.jpg", kPhoto, "interaction").text("id");
    const auto own = attach("assistant", of, "b.jpg", kPhoto).text("id");
    world.now = world.now.plus_ms(kMinuteMs);
    const Ctx ctx = world.system();
    const auto filled = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        for (int i = 0; i < 220; ++i) {
            Attachment one{.entity = "interaction",
                           .record_id = Id{std::stoll(talk)},
                           .customer_id = Id{std::stoll(of)},
                           .name = "old.jpg",
                           .archived = true};
            CHECK(storage::save_new(tx, ctx, one, {"attachment.added", {}, ""}));
        }
        return Done{};
    });
    ASSERT_TRUE(filled.ok());
    const auto first = [&](const std::string& record, const char* entity) {
        return customers::text_at(files("assistant", record, entity).json.at("items").at(0), "id");
    };
    EXPECT_EQ(first(talk, "interaction"), kept);
    EXPECT_EQ(first(of, "customer"), own);
    world.db().read(world.org(), [&](storage::Tx& tx) {
        EXPECT_EQ(files_with(tx, "interaction", Id{std::stoll(talk)}).size(), 1u);
    });
}

TEST_P(Files, of_an_offer_stay_as_they_were_sent) {
    const auto named = post("assistant", "/segments", R"({"name":"老客户"})").text("id");
    const auto offer = post("assistant", "/offers",
                            R"({"title":"优惠","words":"见附件","channel":"link","segment_id":")" +
                                named + R"(","valid_until":"2026-12-31"})")
                           .text("id");
    const auto sheet = attach("assistant", offer, "a.jpg", kPhoto, "offer");
    ASSERT_EQ(sheet.status, 200) << sheet.body;
    const auto late = sent("assistant", offer, "b.jpg", kPhoto, "offer");
    ASSERT_EQ(
        post("assistant", "/offers/" + offer + "/sending", R"({"link_root":"https://zhuli.test"})")
            .status,
        200);
    const auto path = "/attachments/" + sheet.text("id");
    EXPECT_EQ(begin("assistant", offer, "c.jpg", 3, "offer").code(),
              "attachments.record_is_closed");
    EXPECT_EQ(finish("assistant", late).code(), "attachments.record_is_closed");
    EXPECT_EQ(post("assistant", path + "/archival").code(), "attachments.record_is_closed");
    EXPECT_EQ(begin("marketing", offer, "c.jpg", 3, "offer").code(),
              "attachments.record_is_closed");
    const auto shown = files("assistant", offer, "offer");
    EXPECT_FALSE(shown.json.at("can_add").as_bool());
    EXPECT_EQ(shown.json.at("items").as_array().size(), 1u);
    EXPECT_TRUE(show(path).json.at("actions").as_array().empty());
    EXPECT_EQ(begin("colleague", offer, "c.jpg", 3, "offer").status, 404) << "not theirs to know";
}

TEST_P(Files, that_never_arrive_whole_leave_nothing) {
    const auto of = id_in(added());
    const std::string large(static_cast<std::size_t>(kPartBytes) + 5, 'a');
    const auto lost = begin("assistant", of, "a.txt", large.size()).text("id");
    ASSERT_EQ(part("assistant", lost, 0, large.substr(0, kPartBytes)).status, 200);
    const auto unwanted = sent("assistant", of, "b.txt", "hi");
    EXPECT_EQ(post("assistant", "/uploads/" + unwanted + "/cancellation").status, 200);
    EXPECT_EQ(finish("assistant", unwanted).code(), "attachments.dropped");
    EXPECT_EQ(how_many("assistant", of), 0u) << "nobody sees what is on its way";
    world.run_jobs();
    EXPECT_EQ(rows("file_part"), 1) << "one is still awaited";
    world.now = world.now.plus_ms(25 * kHourMs);
    world.run_jobs();
    EXPECT_EQ(rows("file_part") + rows("file_upload") + rows("file_content"), 0);
}

TEST_P(Files, go_with_their_customer_into_a_merge_and_back) {
    const auto winner = id_in(added()), loser = id_in(added("上海恒达机电"));
    ASSERT_EQ(attach("assistant", loser, "a.jpg", kPhoto).status, 200);
    const auto late = sent("assistant", loser, "b.jpg", kPhoto);
    const auto merged = post("assistant", "/customer_merges",
                             R"({"winner_id":")" + winner + R"(","loser_ids":[")" + loser + "\"]}");
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(how_many("assistant", winner), 1u);
    EXPECT_EQ(finish("assistant", late).code(), "customers.is_merged");
    const std::string merge(merged.json.at("items").at(0).at("id").as_string());
    ASSERT_EQ(post("assistant", "/customer_merges/" + merge + "/undo").status, 200);
    EXPECT_EQ(how_many("assistant", winner), 0u);
    EXPECT_EQ(how_many("assistant", loser), 1u);
}

TEST_P(Files, are_told_on_the_timeline) {
    const auto path = added();
    ASSERT_EQ(attach("assistant", id_in(path), "图纸.jpg", kPhoto).status, 200);
    const auto story = show(path + "/timeline").json.at("items").as_array();
    EXPECT_EQ(story.at(0).at("kind"), "attachment.added");
    EXPECT_EQ(story.at(0).at("words"), "图纸.jpg");
}

}  // namespace
}  // namespace zhuli::attachments
