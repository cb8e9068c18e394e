// Every field and option of every kind of record has a label in each language, and the API shows
// them in the caller's.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "cli/commands.hpp"
#include "cli/meta.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli {
namespace {

using support::all_features;
using support::World;

bool in_three_languages(const Message* message) {
    return message != nullptr && !message->zh_cn.empty() && !message->zh_tw.empty() &&
           !message->en.empty();
}

void check_field(const Catalog& catalog, std::string_view entity, const Field& field) {
    EXPECT_TRUE(in_three_languages(cli::field_label(catalog, entity, field)))
        << "no message field." << entity << "." << field.name;
    for (const auto& option : cli::options_of(field))
        EXPECT_TRUE(in_three_languages(cli::option_label(catalog, entity, field, option)))
            << "no message enum." << entity << "." << field.name << "." << option;
}

TEST(Meta, each_kind_of_record_field_and_option_is_labelled) {
    const Catalog catalog = cli::all_messages(all_features());
    for (const Feature* feature : all_features())
        for (const EntityMeta& meta : feature->entities) {
            EXPECT_TRUE(in_three_languages(catalog.find("entity." + std::string(meta.entity))))
                << "no message entity." << meta.entity;
            for (const Field& field : meta.fields)
                if (!field.has(secret)) check_field(catalog, meta.entity, field);
        }
}

TEST(Meta, each_label_belongs_to_a_field_that_exists) {
    std::set<std::string> entities{"any"};
    for (const Feature* feature : all_features())
        for (const EntityMeta& meta : feature->entities) entities.insert(std::string(meta.entity));
    const Catalog catalog = cli::all_messages(all_features());
    for (const Message* message : catalog.all()) {
        const auto key = message->key;
        const auto dots = std::count(key.begin(), key.end(), '.');
        if (!key.starts_with("enum.") && !(key.starts_with("field.") && dots == 2)) continue;
        const auto rest = key.substr(key.find('.') + 1);
        EXPECT_TRUE(entities.count(std::string(rest.substr(0, rest.find('.')))))
            << key << " names no kind of record";
    }
}

const boost::json::object& field_of(const support::Answer& meta, std::string_view entity,
                                    std::string_view name) {
    for (const auto& field : meta.json.at(entity).at("fields").as_array())
        if (field.at("name").as_string() == name) return field.as_object();
    throw std::out_of_range(std::string(name));
}

TEST(Meta, answers_in_the_language_that_is_asked_for) {
    World world;
    const auto english = world.call("assistant", "GET", "/meta");
    ASSERT_EQ(english.status, 200);
    EXPECT_EQ(english.json.at("customer").at("label"), "Customer");
    const auto& status = field_of(english, "customer", "status");
    EXPECT_EQ(status.at("label"), "Status");
    EXPECT_EQ(status.at("type"), "enum");
    EXPECT_EQ(status.at("enum").as_array().at(0).at("value"), "lead");
    EXPECT_EQ(status.at("enum").as_array().at(0).at("label"), "Lead");
    const auto& name = field_of(english, "customer", "name");
    EXPECT_TRUE(name.at("required").as_bool() && name.at("sortable").as_bool());
    EXPECT_EQ(name.at("max_length"), 120);
    EXPECT_TRUE(field_of(english, "customer", "phone").at("masked").as_bool());
    EXPECT_EQ(field_of(english, "user", "roles").at("enum").as_array().size(), kRoleCount);
    EXPECT_FALSE(english.body.find("password_hash") != std::string::npos);
}

TEST(Meta, an_unchanged_answer_is_not_sent_twice) {
    World world;
    std::string etag;
    for (const auto& [name, value] : world.call("assistant", "GET", "/meta").headers)
        if (name == "ETag") etag = value;
    const auto again = world.call("finance", "GET", "/meta", "", {{"if-none-match", etag}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(world.call("finance", "GET", "/meta", "", {{"if-none-match", "\"old\""}}).status,
              200);
}

}  // namespace
}  // namespace zhuli
