// What a refusal carries: a status, a message key with parameters, and every field that is wrong.
// Keys are rendered in the user's language at the edge (core/messages.hpp), never here.
// Outages are exceptions and never become a Problem.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhuli {

enum class Status : std::uint16_t {
    bad_request = 400,  // not even readable: malformed JSON, bad encoding
    unauthenticated = 401,
    forbidden = 403,  // the role may not do this at all
    not_found = 404,  // not there, or out of the caller's scope
    conflict = 409,   // the world is not as the request assumed
    too_large = 413,
    invalid = 422,  // understood and refused; `fields` lists everything that is wrong
    precondition_required = 428,
    too_many = 429,
    unavailable = 503,
};

/// Named values put into a message, such as {"available", "12"}.
using Params = std::vector<std::pair<std::string, std::string>>;

struct FieldProblem {
    std::string path;  // "lines.2.quantity"
    std::string code;  // message key, "field.too_long"
    Params params;
};

struct Problem {
    Status status = Status::invalid;
    std::string code;  // message key, "orders.not_enough_stock"
    Params params;
    std::vector<FieldProblem> fields;
    std::string current_json;  // the current record, for a stale write (409)
    std::string extra_json;    // further members of the answer, as `"name":value,...`
    int retry_after_s = 0;

    static Problem of(Status status, std::string_view code, Params params = {}) {
        return {status, std::string(code), std::move(params), {}, {}, {}, 0};
    }
    static Problem not_found(std::string_view entity) {
        return of(Status::not_found, "problem.not_found", {{"entity", std::string(entity)}});
    }
    static Problem invalid(std::vector<FieldProblem> fields) {
        Problem problem = of(Status::invalid, "problem.invalid");
        problem.fields = std::move(fields);
        return problem;
    }
    static Problem field(std::string_view path, std::string_view code, Params params = {}) {
        return invalid({{std::string(path), std::string(code), std::move(params)}});
    }
};

}  // namespace zhuli
