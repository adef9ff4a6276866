<?php
// Front controller: hands every request below /caldav.php to DAViCal with the configuration of DAVICAL_DIR.
set_include_path('/usr/share/davical/inc:/usr/share/awl/inc');
$docs = '/usr/share/davical/htdocs';
$path = explode('?', $_SERVER['REQUEST_URI'], 2)[0];
$_SERVER['SERVER_NAME'] = '../..' . getenv('DAVICAL_DIR') . '/davical';
$_SERVER['DOCUMENT_ROOT'] = $docs;
error_reporting(E_ALL & ~E_DEPRECATED & ~E_NOTICE & ~E_WARNING);
ini_set('display_errors', '0');
ini_set('html_errors', '0');
if (preg_match('#^/caldav\.php(/.*)?$#', $path, $match)) {
    $info = rawurldecode($match[1] ?? '');
} elseif (preg_match('#^/\.well-known/#', $path)) {
    $info = $path;
} else {
    http_response_code(404);
    exit;
}
$_SERVER['SCRIPT_NAME'] = '/caldav.php';
$_SERVER['PHP_SELF'] = '/caldav.php' . $info;
$_SERVER['SCRIPT_FILENAME'] = "$docs/caldav.php";
$_SERVER['PATH_INFO'] = $info;
if ($info === '') unset($_SERVER['PATH_INFO']);
chdir($docs);
require "$docs/caldav.php";
