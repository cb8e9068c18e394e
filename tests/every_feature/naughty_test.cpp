// Naughty strings through every text field of every route that takes a body: kept or refused by
// field, never a 500; and what was kept is shown as it was kept.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {
namespace {

namespace json = boost::json;
using support::World;

json::array naughty_strings() {
    const char* chosen = std::getenv("ZHULI_SHARED_DATA");
    const std::string folder = chosen ? chosen : ZHULI_SOURCE_DIR "/../shared/data";
    std::ifstream file(folder + "/naughty-strings/blns.json");
    if (!file) return {};
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return json::parse(text).as_array();
}

/// The route's body with this text in every field that takes any text.
std::string body_with(const http::Route& route, const json::value& text) {
    auto body = json::parse(body_for(route)).as_object();
    for (const Field& field : route.in_fields)
        if (field.type->name == "text" && !field.has(read_only) && !field.has(from_path))
            body[field.name] = text;
    return json::serialize(body);
}

bool takes_text(const http::Route& route) {
    const bool has_body = route.method == http::Method::post || route.method == http::Method::patch;
    return has_body && body_with(route, "x") != body_for(route);
}

TEST(Naughty, strings_are_kept_or_refused_on_every_route_that_takes_text) {
    const auto strings = naughty_strings();
    if (strings.empty()) GTEST_SKIP() << "not run: no shared data naughty-strings";
    World world;
    Records records(world);
    int kept = 0, refused = 0;
    for (const auto* route : world.site().router.routes()) {
        if (route->in_schema == nullptr || !takes_text(*route)) continue;
        std::string path(route->path);
        if (const auto at = path.find("{id}"); at != path.npos) {
            const Target* target = find_target(path);
            if (target == nullptr) continue;  // the rights walk complains
            path.replace(at, 4, records.of(*target, "admin"));
        }
        const std::string method(http::method_name(route->method));
        for (const auto& text : strings) {
            const auto answer =
                world.call("admin", method, path, body_with(*route, text), {{"if-match", "1"}});
            ASSERT_LT(answer.status, 500) << method << " " << path << " " << text << answer.body;
            ASSERT_TRUE(answer.json.is_object()) << answer.body;
            ++(answer.status < 300 ? kept : refused);
        }
    }
    EXPECT_GT(kept, static_cast<int>(strings.size()));
    EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace zhuli::rights
