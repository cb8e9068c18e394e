// How things are spelled on the wire, for those who write requests of their own.
#pragma once

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::scenarios {

/// As files are uploaded.
std::string as_uploaded(std::string_view bytes);

/// The enumerators of an enum, as the wire has them.
template <class Enum>
std::vector<std::string_view> names_of() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto one) { names.emplace_back(one.name); });
    return names;
}

}  // namespace zhuli::scenarios
