// Result<T>: a value or a Problem. Must be looked at; TRY passes a refusal on to the caller.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "core/invariant.hpp"
#include "core/problem.hpp"

namespace zhuli {

struct Done {};  // the value of a Result that carries nothing

template <class T = Done>
class [[nodiscard]] Result {
 public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}            // NOLINT
    Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}  // NOLINT

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        INVARIANT(ok(), ok() ? "" : problem().code);
        return std::get<0>(state_);
    }
    const T& value() const& {
        INVARIANT(ok(), ok() ? "" : problem().code);
        return std::get<0>(state_);
    }
    T&& value() && {
        INVARIANT(ok(), ok() ? "" : problem().code);
        return std::get<0>(std::move(state_));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Problem& problem() const { return std::get<1>(state_); }
    Problem& problem() { return std::get<1>(state_); }

 private:
    std::variant<T, Problem> state_;
};

}  // namespace zhuli

#define ZHULI_JOIN_(a, b) a##b
#define ZHULI_JOIN(a, b) ZHULI_JOIN_(a, b)

/// TRY(auto x, f()): x is the value of f(), or the enclosing function returns f()'s Problem.
#define TRY(declaration, expression) \
    TRY_IMPL(ZHULI_JOIN(try_result_, __LINE__), declaration, expression)
#define TRY_IMPL(name, declaration, expression)       \
    auto name = (expression);                         \
    if (!name.ok()) return std::move(name.problem()); \
    declaration = std::move(name).value()

/// CHECK(f()): the enclosing function returns f()'s Problem if it has one.
#define CHECK(expression) CHECK_IMPL(ZHULI_JOIN(check_result_, __LINE__), expression)
#define CHECK_IMPL(name, expression)                                                \
    do {                                                                            \
        if (auto name = (expression); !name.ok()) return std::move(name.problem()); \
    } while (false)
