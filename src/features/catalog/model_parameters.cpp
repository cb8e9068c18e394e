#include "features/catalog/model_parameters.hpp"

#include "core/text/fold.hpp"

namespace zhuli::catalog {

bool is_same_name(std::string_view a, std::string_view b) {
    return text::fold(a, text::Spaces::drop) == text::fold(b, text::Spaces::drop);
}

std::string value_key(std::string_view value) {
    std::string key = text::fold(value);
    std::erase(key, ' ');
    return key;
}

std::string shown(const Parameter& parameter) {
    return parameter.unit.empty() ? parameter.value.v : parameter.value.v + " " + parameter.unit.v;
}

}  // namespace zhuli::catalog
