// docs/api/openapi.json is the wire, frozen: it says what the routes say, and enough to make a
// client from.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include <fstream>
#include <iterator>
#include <set>

#include "tests/support/world/world.hpp"

namespace zhuli {
namespace {

namespace json = boost::json;
using support::all_features;

const json::value& api() {
    static const json::value parsed = json::parse(cli::openapi_json(all_features()));
    return parsed;
}

template <class F>
void each_operation(F&& see) {
    for (const auto& [path, operations] : api().at("paths").as_object())
        for (const auto& [method, operation] : operations.as_object())
            see(std::string(path), std::string(method), operation.as_object());
}

/// What a reference points to, following none inside.
const json::object& looked_up(const json::object& schema) {
    const auto* reference = schema.if_contains("$ref");
    if (reference == nullptr) return schema;
    json::error_code error;
    const auto* found = api().find_pointer(reference->as_string().subview(1), error);
    if (found == nullptr) throw std::runtime_error(std::string(reference->as_string()));
    return found->as_object();
}

const json::object& body_schema(const json::object& operation) {
    return looked_up(
        operation.at("requestBody").at("content").at("application/json").at("schema").as_object());
}

const json::object& answer_schema(const json::object& operation, const char* status) {
    return looked_up(operation.at("responses")
                         .at(status)
                         .at("content")
                         .at("application/json")
                         .at("schema")
                         .as_object());
}

const json::object& operation(const char* path, const char* method) {
    return api().at("paths").at(path).at(method).as_object();
}

void check_references(const json::value& value) {
    if (value.is_array())
        for (const auto& item : value.get_array()) check_references(item);
    if (!value.is_object()) return;
    EXPECT_NO_THROW(looked_up(value.get_object()));
    for (const auto& member : value.get_object()) check_references(member.value());
}

TEST(OpenApi, the_description_in_docs_is_current) {
    std::ifstream file(ZHULI_SOURCE_DIR "/docs/api/openapi.json");
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(kept == cli::openapi_json(all_features()) + "\n")
        << "docs/api/openapi.json is stale: run ./dev gen and look at the difference";
}

TEST(OpenApi, every_route_is_there_and_no_operation_has_the_name_of_another) {
    std::set<std::string> names;
    std::size_t count = 0;
    each_operation([&](const auto& path, const auto& method, const json::object& one) {
        ++count;
        const std::string name(one.at("operationId").as_string());
        EXPECT_FALSE(name.empty()) << method << " " << path;
        EXPECT_TRUE(names.insert(name).second) << "twice: " << name;
    });
    const support::World world;
    EXPECT_EQ(count, world.site().router.routes().size() + world.site().public_addresses.size());
}

TEST(OpenApi, every_reference_leads_somewhere) { check_references(api()); }

TEST(OpenApi, every_answer_and_every_body_has_a_schema) {
    each_operation([&](const auto& path, const auto& method, const json::object& one) {
        const auto& responses = one.at("responses").as_object();
        const auto& first = responses.begin()->value().as_object();
        EXPECT_EQ(first.contains("content"), !responses.contains("204")) << method << " " << path;
        const bool has_body = one.contains("requestBody");
        EXPECT_TRUE(!has_body || !body_schema(one).at("type").as_string().empty())
            << method << " " << path;
        EXPECT_TRUE(has_body || method != "patch") << path;
    });
}

std::set<std::string> names_of(const json::object& operation, const char* where) {
    std::set<std::string> names;
    for (const auto& parameter : operation.at("parameters").as_array()) {
        const auto& one = looked_up(parameter.as_object());
        if (one.at("in").as_string() == where) names.emplace(one.at("name").as_string());
    }
    return names;
}

TEST(OpenApi, lists_name_their_filters_and_orders) {
    const auto& list = operation("/customers", "get");
    const auto query = names_of(list, "query");
    for (const char* name : {"q", "limit", "cursor", "sort", "status", "owner_id",
                             "next_contact_on_from", "next_contact_on_to"})
        EXPECT_TRUE(query.count(name)) << name;
    EXPECT_FALSE(query.count("phone")) << "not filterable";
}

TEST(OpenApi, headers_are_named_where_they_count) {
    EXPECT_EQ(names_of(operation("/customers/{id}", "patch"), "header"),
              std::set<std::string>{"If-Match"});
    EXPECT_EQ(names_of(operation("/customers", "post"), "header"),
              std::set<std::string>{"Idempotency-Key"});
    EXPECT_EQ(names_of(operation("/customers/{id}", "get"), "path"), std::set<std::string>{"id"});
}

TEST(OpenApi, what_is_sent_is_not_what_is_shown) {
    const auto& sent = body_schema(operation("/customers", "post"));
    EXPECT_FALSE(sent.at("properties").as_object().contains("version")) << "kept by the system";
    EXPECT_EQ(sent.at("required"), json::value({"name"}));
    const auto& changed = body_schema(operation("/customers/{id}", "patch"));
    EXPECT_FALSE(changed.contains("required"));
    EXPECT_FALSE(changed.at("properties").as_object().contains("owner_name")) << "a view's";
    const auto& shown = answer_schema(operation("/customers/{id}", "get"), "200");
    EXPECT_EQ(shown.at("required").as_array().size(), shown.at("properties").as_object().size());
    EXPECT_TRUE(shown.at("properties").at("version").at("readOnly").as_bool());
    EXPECT_EQ(shown.at("properties").at("tier").at("enum").as_array().size(), 4U);
    EXPECT_EQ(shown.at("properties").at("next_contact_on").at("type"),
              json::value({"string", "null"}));
    const auto& user = body_schema(operation("/users", "post")).at("properties").as_object();
    EXPECT_TRUE(user.contains("password"));
    EXPECT_FALSE(answer_schema(operation("/users/{id}", "get"), "200")
                     .at("properties")
                     .as_object()
                     .contains("password_hash"));
}

TEST(OpenApi, refusals_are_problems) {
    const auto& responses = operation("/customers/{id}", "patch").at("responses").as_object();
    for (const char* status : {"400", "401", "403", "404", "409", "422", "428", "429", "503"}) {
        ASSERT_TRUE(responses.contains(status)) << status;
        EXPECT_TRUE(looked_up(responses.at(status).as_object())
                        .at("content")
                        .as_object()
                        .contains("application/problem+json"));
    }
}

TEST(OpenApi, is_laid_out_one_field_per_line) {
    const auto text = cli::openapi_json(all_features());
    std::size_t longest = 0, from = 0;
    for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', from)) {
        const bool is_prose = text.substr(from, end - from).find("description") != text.npos;
        if (!is_prose) longest = std::max(longest, end - from);
        from = end + 1;
    }
    EXPECT_LT(longest, 200U);
    EXPECT_NE(text.find("\n          \"short_name\": {\"type\": \"string\", \"maxLength\": 40}"),
              text.npos);
}

}  // namespace
}  // namespace zhuli
