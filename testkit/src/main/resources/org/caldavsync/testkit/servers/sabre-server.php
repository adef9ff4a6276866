<?php
// Front controller: CalDAV on the database that sabre-setup.php created in SABRE_DIR.
date_default_timezone_set('UTC');
error_reporting(E_ALL & ~E_DEPRECATED & ~E_STRICT & ~E_WARNING & ~E_NOTICE);
ini_set('display_errors', '0');
if (preg_match('#^/\.well-known/(caldav|carddav)#', $_SERVER['REQUEST_URI'])) {
    header('Location: /', true, 301);
    exit;
}
set_include_path('/usr/share/php');
require_once 'Sabre/autoload.php';

class BasicBackend extends \Sabre\DAV\Auth\Backend\AbstractBasic
{
    protected function validateUserPass($user, $password)
    {
        return (['alice' => 'secret', 'bob' => 'secret2'][$user] ?? null) === $password;
    }
}

$db = new PDO('sqlite:' . getenv('SABRE_DIR') . '/db.sqlite');
$db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$db->exec('PRAGMA busy_timeout=20000');
$db->exec('PRAGMA synchronous=OFF');
$principals = new \Sabre\DAVACL\PrincipalBackend\PDO($db);
$server = new \Sabre\DAV\Server([
    new \Sabre\CalDAV\Principal\Collection($principals),
    new \Sabre\CalDAV\CalendarRootNode($principals, new \Sabre\CalDAV\Backend\PDO($db)),
]);
$server->setBaseUri('/');
$auth = getenv('SABRE_AUTH') === 'basic' ? new BasicBackend() : new \Sabre\DAV\Auth\Backend\PDO($db);
$server->addPlugin(new \Sabre\DAV\Auth\Plugin($auth, 'SabreDAV'));
$acl = new \Sabre\DAVACL\Plugin();
$acl->allowAccessToNodesWithoutACL = true;
$acl->hideNodesFromListings = false;
$server->addPlugin($acl);
$server->addPlugin(new \Sabre\CalDAV\Plugin());
$server->exec();
