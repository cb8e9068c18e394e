#include "core/codec.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "core/diff.hpp"
#include "core/model.hpp"

namespace zhuli {
namespace {

enum class Colour : std::uint8_t { red, green, default_ };
BOOST_DESCRIBE_ENUM(Colour, red, green, default_)

struct Part {
    Text<5> name;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, quantity))
constexpr auto notes(const Part*) { return std::array{note<&Part::name>(required)}; }

struct Thing {
    Id id;
    Text<10> name;
    Colour colour = Colour::red;
    Money amount_minor;
    Date due_on;
    Phone phone;
    Text<40> password;
    std::vector<Part> parts;
    std::optional<std::int64_t> rank;
};
BOOST_DESCRIBE_STRUCT(Thing, (),
                      (id, name, colour, amount_minor, due_on, phone, password, parts, rank))
constexpr auto notes(const Thing*) {
    return std::array{note<&Thing::id>(read_only), note<&Thing::name>(required),
                      note<&Thing::phone>(masked), note<&Thing::password>(secret)};
}

struct Shown : Thing {
    std::string extra;
};
BOOST_DESCRIBE_STRUCT(Shown, (Thing), (extra))

RawInput body(std::string_view json) {
    RawInput raw;
    raw.body = boost::json::parse(json);
    raw.has_body = true;
    return raw;
}

std::vector<std::string> codes(const Problem& problem) {
    std::vector<std::string> out;
    for (const auto& field : problem.fields) out.push_back(field.path + ":" + field.code);
    std::sort(out.begin(), out.end());
    return out;
}

struct Choice {
    Id id;
    Colour colour = Colour::red;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (id, colour))
constexpr auto notes(const Choice*) {
    return std::array{note<&Choice::id>(from_path), note<&Choice::colour>(required)};
}

TEST(Codec, an_option_that_must_be_chosen_is_not_chosen_by_its_default) {
    EXPECT_EQ(codes(decode<Choice>(body("{}")).problem()),
              std::vector<std::string>{"colour:field.required"});
    EXPECT_EQ(codes(decode<Choice>(RawInput{}).problem()),
              std::vector<std::string>{"colour:field.required"});
    EXPECT_EQ(codes(decode<Choice>(body(R"({"colour":"blue"})")).problem()),
              std::vector<std::string>{"colour:field.not_one_of"});
    EXPECT_TRUE(decode<Choice>(body(R"({"colour":"red"})")).ok());
}

TEST(Codec, every_wrong_field_is_reported_at_once) {
    const auto thing = decode<Thing>(body(R"({"id":"7","name":"twelve chars","colour":"blue",
        "amount_minor":1.5,"due_on":"2026-02-30","phone":"12","nonsense":1,
        "parts":[{"name":"abc","quantity":1},{"name":"","quantity":"x"}]})"));
    ASSERT_FALSE(thing.ok());
    EXPECT_EQ(
        codes(thing.problem()),
        (std::vector<std::string>{"amount_minor:field.not_integer", "colour:field.not_one_of",
                                  "due_on:field.not_date", "id:field.read_only",
                                  "name:field.too_long", "nonsense:field.unknown",
                                  "parts.1.quantity:field.not_integer", "phone:field.not_phone"}));
}

TEST(Codec, a_missing_required_field_is_named_once) {
    const auto thing = decode<Thing>(body(R"({"name":"  "})"));
    ASSERT_FALSE(thing.ok());
    EXPECT_EQ(codes(thing.problem()), std::vector<std::string>{"name:field.required"});
}

TEST(Codec, a_mask_sent_back_is_refused) {
    const auto thing = decode<Thing>(body(R"({"name":"a","phone":"138****8000"})"));
    ASSERT_FALSE(thing.ok());
    EXPECT_EQ(codes(thing.problem()), std::vector<std::string>{"phone:field.masked_sent_back"});
}

TEST(Codec, what_is_written_reads_back_and_secrets_stay_inside) {
    Thing thing;
    thing.name = "甲\"\n";
    thing.colour = Colour::default_;
    thing.amount_minor = {-12};
    thing.due_on = Date::from_ymd(2026, 11, 24);
    thing.password = "hush";
    thing.parts = {{"x", {3}}};
    const std::string json = to_json(thing);
    EXPECT_EQ(json, R"({"id":null,"name":"甲\"\n","colour":"default","amount_minor":-12,)"
                    R"("due_on":"2026-11-24","phone":"","parts":[{"name":"x","quantity":3}],)"
                    R"("rank":null})");
}

TEST(Codec, a_view_has_its_base_first_and_inherits_the_notes) {
    const auto fields = fields_of<Shown>();
    EXPECT_EQ(fields.front().name, "id");
    EXPECT_EQ(fields.back().name, "extra");
    EXPECT_TRUE(find_field(fields, "phone")->has(masked));
    Shown shown;
    shown.phone.v = "+8613800138000";
    mask_struct(fields, &shown);
    EXPECT_EQ(shown.phone.v, "+86****8000");
}

TEST(Codec, an_edit_changes_only_what_it_names) {
    Thing before;
    before.name = "old";
    before.amount_minor = {5};
    const Edit edit{{1}, 1, boost::json::parse(R"({"name":"new"})")};
    const auto after = apply(before, edit);
    ASSERT_TRUE(after.ok());
    EXPECT_EQ(after->name.v, "new");
    EXPECT_EQ(after->amount_minor.v, 5);
}

TEST(Codec, an_edit_without_a_version_is_refused) {
    RawInput raw = body("{}");
    raw.path = {{"id", "5"}};
    const auto edit = decode_edit(raw);
    ASSERT_FALSE(edit.ok());
    EXPECT_EQ(edit.problem().status, Status::precondition_required);
}

TEST(Diff, shows_each_changed_field_and_hides_secrets) {
    Thing before, after;
    before.name = after.name = "same";
    before.amount_minor = {1};
    after.amount_minor = {2};
    after.password = "hush";
    EXPECT_EQ(diff_json(fields_of<Thing>(), &before, &after),
              R"([{"field":"amount_minor","before":1,"after":2},)"
              R"({"field":"password","before":"secret","after":"secret"}])");
}

TEST(Integers, outside_what_a_browser_holds_are_refused) {
    const auto thing = decode<Thing>(body(R"({"name":"a","rank":9007199254740993})"));
    EXPECT_EQ(codes(thing.problem()), std::vector<std::string>{"rank:field.out_of_range"});
}

}  // namespace
}  // namespace zhuli
