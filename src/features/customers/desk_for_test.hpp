// A desk in the test world for the tests of customers: who adds whom, and what is asked about them.
#pragma once

#include <gtest/gtest.h>

#include "tests/support/world/world.hpp"

namespace zhuli::customers {

using support::Answer;

struct Desk : testing::TestWithParam<support::Engine> {
    support::World world{GetParam()};

    /// Adds a customer as `who`; `more` are further members, with a leading comma.
    Answer add(const std::string& who, const std::string& name, const std::string& more = "") {
        return world.call(who, "POST", "/customers", R"({"name":")" + name + "\"" + more + "}");
    }
    /// The address of a new customer of the assistant.
    std::string added(const std::string& name = "上海恒达", const std::string& more = "") {
        const auto made = add("assistant", name, more);
        EXPECT_EQ(made.status, 201) << made.body;
        return "/customers/" + made.text("id");
    }
    Answer show(const std::string& path, const std::string& who = "assistant") {
        return world.call(who, "GET", path);
    }
    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}") {
        return world.call(who, "POST", path, body);
    }
    Answer edit(const std::string& path, const std::string& body, std::int64_t version = 0,
                const std::string& who = "assistant") {
        if (version == 0) version = show(path).json.at("version").as_int64();
        return world.call(who, "PATCH", path, body, {{"if-match", std::to_string(version)}});
    }
    static std::string id_in(const std::string& path) { return path.substr(path.rfind('/') + 1); }
    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    std::size_t count(const std::string& who, const std::string& list) {
        const auto answer = world.call(who, "GET", list);
        EXPECT_EQ(answer.status, 200) << list << " " << answer.body;
        return answer.json.at("items").as_array().size();
    }
};

inline std::string text_at(const boost::json::value& json, std::string_view member) {
    const auto& value = json.at(member);
    return value.is_string() ? std::string(value.as_string()) : "";
}

inline bool lists(const boost::json::value& json, std::string_view member, std::string_view word) {
    for (const auto& item : json.at(member).as_array())
        if (item.is_string() && std::string_view(item.as_string()) == word) return true;
    return false;
}

}  // namespace zhuli::customers
